using Microsoft.CodeAnalysis;

namespace GradGen.CodeFixes.Tests;

/// <summary>The fix of GG0204: a check that stays in debug builds.</summary>
public class DebugOnlyFixTests
{
    private static readonly DiagnosticDescriptor Rule = new("GG0204", "Title", "Message", "GradGen", DiagnosticSeverity.Warning, isEnabledByDefault: true);

    [Theory]
    [InlineData("[|GradCheck.Run(layer)|];", "#if DEBUG\n            GradCheck.Run(layer);\n#endif")]
    [InlineData("[|GradCheck.Run(layer)|]; // slow", "#if DEBUG\n            GradCheck.Run(layer); // slow\n#endif")]
    [InlineData("if (epoch == 0)\n                [|GradCheck.Run(layer)|];", "#if DEBUG\n            if (epoch == 0)\n                GradCheck.Run(layer);\n#endif")]
    [InlineData("var report = [|GradCheck.Run(layer)|];", "#if DEBUG\n            var report = GradCheck.Run(layer);\n#endif")]
    public void The_statement_is_wrapped(string statement, string expected) => FixTest.FixMarked(Rule, Loop(statement), Loop(expected).Replace("            #if", "#if"));

    [Fact]
    public void All_statements_are_wrapped() => FixTest.FixMarked(
        Rule,
        Loop("[|GradCheck.Run(layer)|];\n            System.Console.WriteLine();\n            [|GradCheck.Run(layer)|];"),
        Loop("#if DEBUG\n            GradCheck.Run(layer);\n#endif\n            System.Console.WriteLine();\n#if DEBUG\n            GradCheck.Run(layer);\n#endif").Replace("            #if", "#if"));

    [Theory]
    [InlineData("var report = [|GradCheck.Run(layer)|];\n            System.Console.WriteLine(report);")]
    [InlineData("last = [|GradCheck.Run(layer)|];")]
    [InlineData("System.Console.WriteLine(); [|GradCheck.Run(layer)|];")]
    [InlineData("[|GradCheck.Run(layer)|]; System.Console.WriteLine();")]
    public void What_is_needed_elsewhere_or_shares_its_line_is_not(string statement) => FixTest.FixMarked(Rule, Loop(statement), null);

    private static string Loop(string statement) => $$"""
        using GradGen;
        public static class Program
        {
            public static object? Train(IGradCheckable<double> layer)
            {
                object? last = null;
                for (var epoch = 0; epoch < 10; epoch++)
                {
                    {{statement}}
                }

                return last;
            }
        }
        """;
}
