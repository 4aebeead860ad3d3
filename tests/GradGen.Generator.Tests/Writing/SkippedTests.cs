using GradGen.Generator.Tests.Infrastructure;

namespace GradGen.Generator.Tests.Writing;

/// <summary>A layer without a check is shown as skipped, with the reason, and never missing.</summary>
public class SkippedTests
{
    private const string Methods = """
        private readonly double[] _w = { 1, 2, 3 }, _dw = new double[3];
        private double[] _x = new double[0];
        public double[] Forward(double[] x) { _x = x; var y = new double[3]; for (var i = 0; i < 3; i++) y[i] = _w[i] * x[i]; return y; }
        public double[] Backward(double[] dy) { var dx = new double[3]; for (var i = 0; i < 3; i++) { _dw[i] += dy[i] * _x[i]; dx[i] = dy[i] * _w[i]; } return dx; }
        """;

    private const string Runs = "LayerGradCheckTests.Forward_and_Backward_run";

    /// <summary>One layer for each thing that can be in the way, in the words of the analyzer.</summary>
    [Theory]
    [InlineData("GG0001", "[GradCheckable] public class Layer { METHODS }")]
    [InlineData("GG0001", "public class Outer { [GradCheckable] public partial class Layer { METHODS } }")]
    [InlineData("GG0002", "[GradCheckable] public partial class Layer { double[] w = { 1 }, dw = { 0 }; public double[] Backward(double[] dy) => dy; }")]
    [InlineData("GG0002", "[GradCheckable] public partial class Layer { public object Forward(object x) => x; public double[] Backward(double[] dy) => dy; }")]
    [InlineData("GG0003", "[GradCheckable] public partial class Layer { public double[] Forward(double[] x) => x; }")]
    [InlineData("GG0002, GG0003", "[GradCheckable] public partial class Layer { }")]
    [InlineData("GG0004", "[GradCheckable] public partial class Layer { public double[] Forward(double[] a) => a; public double[] Forward(double[] a, double[] b) => b; public double[] Backward(double[] dy) => dy; }")]
    [InlineData("GG0005", "[GradCheckable] public partial class Layer { public double[] Forward(double[] x) => x; public double[] Backward(double[,] dy) => null!; }")]
    [InlineData("GG0006", "[GradCheckable] public partial class Layer { public Layer(System.IO.Stream s) { } METHODS }")]
    [InlineData("GG0006, GG0007", "[GradCheckable] public partial class Layer { int n; public Layer(System.IO.Stream s) { } public double[] Forward(double[] x) => x.Chunk(n).Select(c => c.Sum()).ToArray(); public double[] Backward(double[] dy) => dy; }")]
    [InlineData("GG0007", "[GradCheckable] public partial class Layer { public double[] Forward([Shape(2, 3)] double[] x) => x; public double[] Backward(double[] dy) => dy; }")]
    [InlineData("GG0008", "[GradCheckable] public partial class Layer { [Parameter] object _w = 1; public double[] Forward(double[] x) => x; public void Backward(double[] dy) { System.GC.KeepAlive(dy[0]); } }")]
    [InlineData("GG0009", "[GradCheckable] public partial class Layer { public double[] Forward(double[] x) => x; public void Backward(double[] dy) { System.GC.KeepAlive(dy[0]); } }")]
    [InlineData("GG0009", "[GradCheckable] public static partial class Layer { }")]
    [InlineData("GG0009", "[GradCheckable] public ref partial struct Layer { }")]
    [InlineData("GG0009", "[GradCheckable] file partial class Layer { METHODS }")]
    [InlineData("GG0009", "file partial class Outer { [GradCheckable] public partial class Layer { METHODS } }")]
    public void The_reason_is_what_the_analyzer_says(string ids, string source)
    {
        TestProject project = "using System.Linq; using GradGen;\n" + source.Replace("METHODS", Methods, StringComparison.Ordinal);

        var reason = Assert.Single(GeneratedTests.Skipped(project));

        var reported = AnalyzerTest.Report(project);
        Assert.Equal(ids, string.Join(", ", reported.Select(diagnostic => diagnostic.Id).Order(StringComparer.Ordinal)));
        Assert.Equal(reported.Select(diagnostic => $"{diagnostic.Id}: {diagnostic.GetMessage()}").Order(StringComparer.Ordinal), reason.Value.Split("; GG").Select((part, index) => index == 0 ? part : "GG" + part).Order(StringComparer.Ordinal));
        Assert.Equal(source.Contains("Outer", StringComparison.Ordinal) ? "Outer" + Runs : Runs, reason.Key);
        Assert.Empty(GeneratedTests.Run(project));
    }

    [Theory]
    [InlineData("[GradCheckable] public partial class Layer { METHODS }")]
    [InlineData("[GradCheckable] public abstract partial class Layer { }")]
    [InlineData("[GradCheckable] public abstract partial class Layer { METHODS }")]
    [InlineData("[GradCheckable] public abstract class Layer { METHODS }")]
    [InlineData("public partial class Layer { }")]
    [InlineData("[GradCheckIgnore] public partial class Layer { METHODS }")]
    [InlineData("[GradCheckable] public partial class Layer { METHODS [GradCheckIgnore(\"scratch\")] double[] weights = { 1 }; }")]
    [InlineData("[GradCheckable] public partial class { METHODS }")]
    public void Nothing_is_skipped_where_nothing_is_missing(string source)
    {
        var project = new TestProject("using GradGen;\n" + source.Replace("METHODS", Methods, StringComparison.Ordinal)) { Framework = TestFramework.NUnit };

        var sources = GeneratorTest.Start(project, [.. GradGenAssembly.CreateGenerators()]).Sources;

        Assert.DoesNotContain(sources, file => file.SourceText.ToString().Contains("Skipped", StringComparison.Ordinal) || file.SourceText.ToString().Contains("Ignore(\"", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(TestFramework.XunitV2, "[global::Xunit.Fact(Skip = \"GG0003: ", "Xunit.Trait(\"Category\", \"GradCheck\")]")]
    [InlineData(TestFramework.XunitV3, "[global::Xunit.Fact(Skip = \"GG0003: ", "Xunit.Trait(\"Category\", \"GradCheck\")]")]
    [InlineData(TestFramework.NUnit, "[global::NUnit.Framework.Test, global::NUnit.Framework.Ignore(\"GG0003: ", "NUnit.Framework.Category(\"GradCheck\")]")]
    [InlineData(TestFramework.MSTest, "UnitTesting.TestMethod, global::Microsoft.VisualStudio.TestTools.UnitTesting.Ignore(\"GG0003: ", "UnitTesting.TestCategory(\"GradCheck\")]")]
    [InlineData(TestFramework.TUnit, "[global::TUnit.Core.Test, global::TUnit.Core.Skip(\"GG0003: ", "TUnit.Core.Category(\"GradCheck\")]")]
    public void Each_framework_skips_in_its_own_words(TestFramework framework, string onTest, string onClass)
    {
        var project = new TestProject("namespace App.Layers { [GradGen.GradCheckable] public partial class Layer { public double[] Forward(double[] x) => x; } }") { Framework = framework };

        var source = GeneratorTest.Run(project).Source("LayerGradCheckTests");

        Assert.Contains("namespace App.Layers\n", source);
        Assert.Contains(onTest, source);
        Assert.Contains(onClass, source);
        Assert.Equal("GG0003: Layer has no Backward method: its gradients cannot be checked", GeneratedTests.Skipped(project)[Runs]);
    }

    [Theory]
    [InlineData("[GradCheckIgnore(\"too slow: the network is checked\")]", "[GradCheckIgnore]: too slow: the network is checked")]
    [InlineData("[GradCheckIgnore(\"a \\\"quote\\\", a \\\\ and\\na line\")]", "[GradCheckIgnore]: a \"quote\", a \\ and\na line")]
    [InlineData("[GradCheckIgnore(reason: \"named\")]", "[GradCheckIgnore]: named")]
    [InlineData("[GradCheckIgnore]", "[GradCheckIgnore] without a reason")]
    [InlineData("[GradCheckIgnore(\"  \")]", "[GradCheckIgnore] without a reason")]
    [InlineData("[GradCheckIgnore(null)]", "[GradCheckIgnore] without a reason")]
    public void A_layer_that_is_opted_out_is_packed_and_skipped(string attribute, string reason)
    {
        var source = $"using GradGen; [GradCheckable] {attribute} public partial class Layer {{ {Methods} }}";

        Assert.Equal(reason, Assert.Single(GeneratedTests.Skipped(source)).Value);
        Assert.Empty(GeneratedTests.Run(source));
        using var loaded = GeneratorTest.Run(source).Load();
        Assert.Equal([1, 2, 3], loaded.NewLayer<double>("Layer").PackParameters());
        // Who asks for a check in so many words gets one.
        Assert.True(GradCheck.Run(loaded.NewLayer<double>("Layer")).Passed);
    }

    [Fact]
    public void Of_a_layer_that_is_opted_out_nothing_is_told_that_only_a_check_needs()
    {
        AnalyzerTest.Silent($"using GradGen; [GradCheckable, GradCheckIgnore] public partial class Layer {{ public Layer(System.IO.Stream s) {{ }} {Methods} }}");
        AnalyzerTest.Silent("using GradGen; [GradCheckable, GradCheckIgnore] public partial class Layer { }");
        AnalyzerTest.Check("using GradGen; [GradCheckable, GradCheckIgnore] public class {|GG0001:Layer|} { }");
        AnalyzerTest.Check($"using GradGen; [GradCheckable, GradCheckIgnore] public partial class Layer {{ [Parameter] object {{|GG0008:_v|}} = 1; {Methods} }}");
        AnalyzerTest.Check($"using GradGen; [GradCheckable, GradCheckIgnore] public partial class Layer {{ {Methods.Replace("_dw[i] += dy[i] * _x[i];", string.Empty, StringComparison.Ordinal).Replace("Backward", "{|GG0104:Backward|}", StringComparison.Ordinal)} }}");
    }

    [Fact]
    public void A_network_is_checked_with_a_layer_that_is_opted_out()
    {
        var source = $$"""
            using System;
            using GradGen;
            [GradCheckable, GradCheckIgnore("the network is checked")]
            public partial class Noise
            {
                private readonly Random _random = new Random();
                private readonly double[] _w = { 1, 2, 3 }, _dw = new double[3];
                private double[] _x = new double[3], _kept = new double[3];
                public double[] Forward(double[] x) { _x = x; var y = new double[3]; for (var i = 0; i < 3; i++) { _kept[i] = _random.NextDouble(); y[i] = _kept[i] * _w[i] * x[i]; } return y; }
                public double[] Backward(double[] dy) { var dx = new double[3]; for (var i = 0; i < 3; i++) { _dw[i] += _kept[i] * dy[i] * _x[i]; dx[i] = _kept[i] * dy[i] * _w[i]; } return dx; }
            }
            [GradCheckable]
            public partial class Network
            {
                private readonly Noise _noise = new Noise();
                public double[] Forward(double[] x) { if (x.Length != 3) throw new ArgumentException("three"); return _noise.Forward(x); }
                public double[] Backward(double[] dy) => _noise.Backward(dy);
            }
            """;

        GeneratedTests.Pass(source);
        GeneratedTests.Fail(source.Replace("_dw[i] += _kept[i]", "_dw[i] += 2 * _kept[i]", StringComparison.Ordinal), "NetworkGradCheckTests.Gradient_of_noise");
        Assert.Equal("NoiseGradCheckTests.Forward_and_Backward_run", Assert.Single(GeneratedTests.Skipped(source)).Key);
    }

    [Theory]
    [InlineData("[GradCheckIgnore(\"a loss\")] public class Layer : ILayer { }", "[GradCheckIgnore]: a loss")]
    [InlineData("[GradCheckIgnore] public struct Layer : ILayer { }", "[GradCheckIgnore] without a reason")]
    [InlineData("[GradCheckIgnore] public abstract class Layer : ILayer { }", null)]
    [InlineData("[GradCheckIgnore] public class Layer { }", null)]
    public void Where_layers_are_required_an_opted_out_one_is_skipped(string layer, string? reason)
    {
        var source = $"using GradGen; [assembly: GradCheckRequired(typeof(ILayer))] public interface ILayer {{ }} {layer}";

        Assert.Equal(reason is null ? [] : [reason], GeneratedTests.Skipped(source).Values);
        Assert.Empty(GeneratedTests.Skipped(source.Replace("[assembly: GradCheckRequired(typeof(ILayer))]", string.Empty, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("[Parameter] object _v = 1;", "_v", "Gradient_of_v")]
    [InlineData("[Parameter] readonly double _v = 1;", "_v", "Gradient_of_v")]
    [InlineData("float[] _v = { 1 }, _vGradient = { 1 };", "_v", "Gradient_of_v")]
    [InlineData("double _v = 1; readonly double _vGradient = 0;", "_vGradient", "Gradient_of_v")]
    [InlineData("Sub _v = new Sub(); class Sub { double[] w = { 1 }; public double[] Forward(double[] x) => x; public double[] Backward(double[] x) => x; }", "_v", "Gradient_of_v")]
    public void A_parameter_that_is_left_out_has_a_test_that_is_skipped(string member, string named, string test)
    {
        TestProject project = $"using GradGen; [GradCheckable] public partial class Layer {{ {member} {Methods} }}";

        var skipped = Assert.Single(GeneratedTests.Skipped(project));

        Assert.Equal("LayerGradCheckTests." + test, skipped.Key);
        Assert.Equal(Assert.Single(AnalyzerTest.Report(project), diagnostic => diagnostic.Id == "GG0008").GetMessage(), skipped.Value["GG0008: ".Length..]);
        Assert.StartsWith($"GG0008: {named} is left out of θ: ", skipped.Value);
        Assert.Equal([Runs, "LayerGradCheckTests.Gradient_of_w", "LayerGradCheckTests.Gradient_of_x"], GeneratedTests.Run(project).Keys);
        // Seen from a test project, it is the same.
        Assert.Equal(skipped, Assert.Single(GeneratedTests.Skipped(new TestProject("class Empty { }") { Libraries = [new TestLibrary(project with { Name = "LeftOut" + member.Length })] })));
    }

    [Fact]
    public void A_sample_that_cannot_be_made_is_skipped_under_its_own_number()
    {
        TestProject project = $$"""
            using GradGen;
            [GradCheckable, GradCheckSample("three"), GradCheckSample(3)]
            public partial class Layer
            {
                public Layer(int n) { }
                [GradCheckFactory] public Layer Make() => this;
                [GradCheckFactory] public static Layer Made() => new Layer(3);
                {{Methods}}
            }
            """;

        var skipped = GeneratedTests.Skipped(project);

        Assert.Equal(["LayerGradCheckTests.Forward_and_Backward_run", "LayerSample3GradCheckTests.Forward_and_Backward_run"], skipped.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(AnalyzerTest.Report(project).Select(diagnostic => $"{diagnostic.Id}: {diagnostic.GetMessage()}").Order(StringComparer.Ordinal), skipped.Values.Order(StringComparer.Ordinal));
        var outcomes = GeneratedTests.Run(project);
        Assert.Equal(["LayerSample2GradCheckTests", "LayerSample4GradCheckTests"], outcomes.Keys.Select(test => test.Split('.')[0]).Distinct());
        Assert.All(outcomes.Values, Assert.Null);
    }

    [Fact]
    public void A_parameter_without_a_gradient_is_no_reason_to_skip()
    {
        TestProject project = $"using GradGen; [GradCheckable] public partial class Layer {{ double[] bias = {{ 1, 2, 3 }}; {Methods.Replace("_w[i] * x[i];", "_w[i] * x[i] + bias[i];", StringComparison.Ordinal)} }}";

        GeneratedTests.Fail(project, "LayerGradCheckTests.Gradient_of_bias");
        Assert.Empty(GeneratedTests.Skipped(project));
        Assert.Equal(["GG0101"], AnalyzerTest.Report(project).Select(diagnostic => diagnostic.Id));
    }

    [Theory]
    [InlineData(LibraryKind.Image)]
    [InlineData(LibraryKind.Compilation)]
    public void The_layers_of_a_library_are_skipped_for_the_same_reasons(LibraryKind kind)
    {
        var library = new TestProject($$"""
            using GradGen;
            [assembly: GradCheckRequired(typeof(Lib.ILayer))]
            namespace Lib
            {
                public interface ILayer { }
                [GradCheckable] internal partial class Layer { public double[] Forward(double[] x) => x; }
                [GradCheckable] public class Stiff { }
                [GradCheckable, GradCheckIgnore("slow")] public partial class Slow { {{Methods}} }
                [GradCheckIgnore("a loss")] public class Loss : ILayer { }
            }
            """) { Name = "Skipping" + kind };
        var project = new TestProject("class Empty { }") { Framework = TestFramework.MSTest, Libraries = [new TestLibrary(library, kind)] };

        var skipped = GeneratedTests.Skipped(project);

        Assert.Equal(4, skipped.Count);
        Assert.Equal(GeneratedTests.Skipped(library).OrderBy(test => test.Key), skipped.OrderBy(test => test.Key));
        Assert.Contains("namespace Lib\n", GeneratorTest.Run(project).Source("LayerGradCheckTests"));
    }

    [Fact]
    public void Without_a_harness_every_layer_is_skipped()
    {
        const string Reason = "GradGenHarness is false: only the packing is in this build";
        var library = new TestProject($$"""
            using GradGen;
            [GradCheckable, GradCheckSample, GradCheckSample] public partial class Layer { {{Methods}} }
            [GradCheckable] public partial class Unread { public double[] Forward(double[] x) => x; }
            [GradCheckable] public abstract partial class Abstract { {{Methods}} }
            """) { Name = "Shipped" }.With("GradGenHarness", "false");

        var skipped = GeneratedTests.Skipped(new TestProject("class Empty { }") { Libraries = [new TestLibrary(library)] });

        Assert.Equal([Runs, "UnreadGradCheckTests.Forward_and_Backward_run"], skipped.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(Reason, skipped[Runs]);
        Assert.StartsWith("GG0003: ", skipped["UnreadGradCheckTests.Forward_and_Backward_run"]);
        Assert.Equal(skipped.OrderBy(test => test.Key), GeneratedTests.Skipped(library).OrderBy(test => test.Key));
        Assert.Empty(GeneratedTests.Run(library));
    }
}
