using GradGen.Generator.Tests.Infrastructure;

namespace GradGen.Generator.Tests.Writing;

/// <summary>What the tests of a project say of its layers, beside the numbers.</summary>
public class ReportWordsTests
{
    private const string Body = """
            public double[] Forward(double[] x) => System.Array.ConvertAll(x, v => 2 * v);
            public double[] Backward(double[] dy) => System.Array.ConvertAll(dy, v => 3 * v);
        """;

    [Fact]
    public void A_factory_that_gives_null_is_named()
    {
        Says($$"""
            [GradCheckable] public partial class Odd {
                private Odd() { }
                [GradCheckFactory] public static Odd Make() => null!;
                {{Body}}
            }
            """, "The [GradCheckFactory] method Make returned null: it has to return a layer.");
        DoesNotSay($$"""
            [GradCheckable] public partial class Odd {
                private Odd() { }
                #nullable enable
                [GradCheckFactory] public static Odd? Make() => null;
                #nullable restore
                {{Body}}
            }
            """, "NullReferenceException");
    }

    [Fact]
    public void A_derived_layer_has_its_own_name()
    {
        Says($$"""
            [GradCheckable] public partial class Root { [GradCheckFactory] public static Root Make() => new Heir(); {{Body}} }
            public class Heir : Root { }
            """, "Heir(");
    }

    [Fact]
    public void The_type_arguments_of_a_generic_layer_are_in_its_title()
    {
        var said = Said($$"""
            public interface IFunction { }
            public class Twice : IFunction { }
            public class Thrice : IFunction { }
            [GradCheckable]
            [GradCheckSample(TypeArguments = new[] { typeof(Twice) })]
            [GradCheckSample(TypeArguments = new[] { typeof(Thrice) })]
            public partial class Odd<TFunction> where TFunction : IFunction, new() { {{Body}} }
            """);
        Assert.Contains("Odd<Twice>(", said, StringComparison.Ordinal);
        Assert.Contains("Odd<Thrice>(", said, StringComparison.Ordinal);
    }

    private static void Says(string source, string words) => Assert.Contains(words, Said(source), StringComparison.Ordinal);

    private static void DoesNotSay(string source, string words) => Assert.DoesNotContain(words, Said(source), StringComparison.Ordinal);

    // Lines are broken where they are long.
    private static string Said(string source) =>
        string.Join("\n", GeneratedTests.Run("using GradGen;\n" + source).Values).Replace("\r", string.Empty, StringComparison.Ordinal).Replace("\n  ", " ", StringComparison.Ordinal);
}
