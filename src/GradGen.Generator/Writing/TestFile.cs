using GradGen.Generator.Model;
using GradGen.Generator.Symbols;
using GradGen.Generator.Vocabulary;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace GradGen.Generator.Writing;

/// <summary>The test class of a layer's sample: one test that it runs, and one per block of gradients.</summary>
internal sealed class TestFile
{
    private const string Runs = "Forward_and_Backward_run";

    /// <summary>The file that tells a framework to look for them, one a project.</summary>
    internal const string ModeHintName = "GradGen.Generated.Tests.g.cs";

    private readonly SourceWriter _writer;
    private readonly TestModel _test;
    private readonly TestFrameworkCode _framework;

    private TestFile(SourceWriter writer, TestModel test, TestFrameworkCode framework) => (_writer, _test, _framework) = (writer, test, framework);

    internal static string HintName(TestModel test) =>
        $"{test.Namespace.Replace("@", string.Empty)}{(test.Namespace.Length > 0 ? "." : string.Empty)}{test.ClassName}.{Hashes.Of(test.Layer)}.g.cs";

    internal static SourceText Write(TestModel test, TestFramework framework, GenerationOptions options)
    {
        var writer = GeneratedFile.Start(options.AllowsNullable);
        var file = new TestFile(writer, test, TestFrameworkCode.Of(framework));
        if (test.Namespace.Length == 0)
        {
            file.WriteClass(options);
        }
        else
        {
            using (writer.Open("namespace " + test.Namespace))
                file.WriteClass(options);
        }

        return GeneratedFile.ToSource(writer);
    }

    /// <summary>What a framework has to be told once, for it to find the tests.</summary>
    internal static SourceText WriteMode(string attribute, GenerationOptions options)
    {
        var writer = GeneratedFile.Start(options.AllowsNullable);
        writer.Line($"[assembly: global::{attribute}]");
        return GeneratedFile.ToSource(writer);
    }

    private void WriteClass(GenerationOptions options)
    {
        _writer.Line(GeneratedFile.Attribute);
        _writer.Line($"[{_framework.Class}]");
        using (_writer.Open($"public sealed class {_test.ClassName}"))
        {
            if (_test.Skipped is not null)
            {
                WriteTest(Runs, _test.Skipped);
                return;
            }

            _writer.Line($"private const string Layer = {Literals.Of(_test.Layer)};");
            WriteOutput(options);
            if (_framework.Skip is not null)
            {
                _writer.Line();
                _writer.Line($"private static void Skip(string reason) => {_framework.Skip};");
            }

            WriteTest(Runs, null, $"Runs(Layer, {_test.Sample}");
            var names = new HashSet<string>();
            foreach (var block in _test.Blocks)
                WriteTest(NameOf(block, names), null, $"Block(Layer, {_test.Sample}, {Literals.Of(block)}");
            foreach (var twin in _test.Twins)
                WriteTest(Own("Agrees_with_" + twin.Name, names), null, $"Agrees(Layer, {_test.Sample}, {Literals.Of(twin.Layer)}");
            foreach (var parameter in _test.LeftOut)
                WriteTest(NameOf(parameter.Name, names), parameter.Reason);
        }
    }

    // How a passing test shows what there is to know.
    private void WriteOutput(GenerationOptions options)
    {
        if (_framework.Output is null)
            return;
        if (_framework.HasConstructor)
        {
            _writer.Line();
            _writer.Line($"private readonly {_framework.OutputType} _output;");
            _writer.Line();
            _writer.Line($"public {_test.ClassName}({_framework.OutputType} output) => _output = output;");
        }
        else if (_framework.OutputType is not null)
        {
            _writer.Line();
            _writer.Line($"public {_framework.OutputType}{(options.AllowsNullable ? "?" : string.Empty)} TestContext {{ get; set; }}");
        }

        _writer.Line();
        _writer.Line($"private void Show(string report) => {_framework.Output};");
    }

    private void WriteTest(string name, string? skipped, string call = "")
    {
        if (_test.Skipped is null)
            _writer.Line();
        _writer.Line(_framework.On(skipped));
        var rest = (_framework.Output is null ? string.Empty : ", Show") + (_framework.Skip is null ? string.Empty : ", skip: Skip");
        _writer.Line($"public void {name}() " + (skipped is null ? $"=> global::GradGen.Harness.GeneratedCheck.{call}{rest});" : "{ }"));
    }

    // _weights is Gradient_of_weights.
    private static string NameOf(string block, HashSet<string> names)
    {
        var bare = MemberNames.Bare(block).TrimStart('_');
        return Own("Gradient_of_" + (bare.Length > 0 && SyntaxFacts.IsValidIdentifier("_" + bare) ? bare : block), names);
    }

    private static string Own(string name, HashSet<string> names)
    {
        while (!names.Add(name))
            name += "_";
        return name;
    }
}
