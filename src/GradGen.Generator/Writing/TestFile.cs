using GradGen.Generator.Model;
using GradGen.Generator.Reading;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace GradGen.Generator.Writing;

/// <summary>The test class of a layer's sample: one test that it runs, and one per block of gradients.</summary>
internal static class TestFile
{
    internal static string HintName(TestModel test) => $"{test.Namespace.Replace("@", string.Empty)}{(test.Namespace.Length > 0 ? "." : string.Empty)}{test.ClassName}.{Hashes.Of(test.Layer)}.g.cs";

    internal static SourceText Write(TestModel test, TestFramework framework, GenerationOptions options)
    {
        var writer = GeneratedFile.Start(options.AllowsNullable);
        if (test.Namespace.Length == 0)
        {
            WriteClass(writer, test, framework);
        }
        else
        {
            using (writer.Open("namespace " + test.Namespace))
                WriteClass(writer, test, framework);
        }

        return GeneratedFile.ToSource(writer);
    }

    private static void WriteClass(SourceWriter writer, TestModel test, TestFramework framework)
    {
        writer.Line(GeneratedFile.Attribute);
        writer.Line(framework.ClassAttributes);
        using (writer.Open($"public sealed class {test.ClassName}"))
        {
            writer.Line($"private const string Layer = {Literals.Of(test.Layer)};");
            WriteTest(writer, framework, "Forward_and_Backward_run", $"Runs(Layer, {test.Sample})");
            var names = new HashSet<string>(StringComparer.Ordinal);
            foreach (var block in test.Blocks)
            {
                var name = "Gradient_of_" + Identifier(block);
                while (!names.Add(name))
                    name += "_";
                WriteTest(writer, framework, name, $"Block(Layer, {test.Sample}, {Literals.Of(block)})");
            }
        }
    }

    private static void WriteTest(SourceWriter writer, TestFramework framework, string name, string call)
    {
        writer.Line();
        writer.Line(framework.TestAttribute);
        writer.Line($"public void {name}() => global::GradGen.Harness.GeneratedCheck.{call};");
    }

    // _weights is Gradient_of_weights.
    private static string Identifier(string block)
    {
        var bare = (block.StartsWith("m_", StringComparison.Ordinal) ? block.Substring(2) : block).TrimStart('_');
        return bare.Length > 0 && SyntaxFacts.IsValidIdentifier("_" + bare) ? bare : block;
    }
}
