using GradGen.Generator.Tests.Infrastructure;

namespace GradGen.Generator.Tests.Adopting;

/// <summary>An adopted layer in code: packed, and checked as it is.</summary>
public class AdoptedInstanceTests
{
    private const string Adoption = "[assembly: GradCheckable(typeof(Vendor.Dense))]";

    [Fact]
    public void Packs_what_the_layer_has()
    {
        using var loaded = GeneratorTest.Run(Vendor.Project(Vendor.Dense, Adoption)).Load();
        dynamic dense = loaded.New("Vendor.Dense", 2, 1);
        var layer = loaded.NewLayer<double>("Vendor.GradCheckableDense", (object)dense);

        Assert.Equal(["Weights", "Biases"], layer.GetParameterLayout().Blocks.Select(block => block.Name));
        layer.UnpackParameters([2, 3, 4]);
        Assert.Equal(new double[,] { { 2, 3 } }, (double[,])dense.Weights);
        Assert.Equal([2, 3, 4], layer.PackParameters());
        Assert.Equal([4.0 + 2 + 6], (double[])dense.Forward(new double[] { 1, 2 }));
        dense.Backward(new double[] { 10 });
        Assert.Equal([10, 20, 10], layer.PackGradients());
        layer.ClearGradients();
        Assert.Equal([0, 0, 0], layer.PackGradients());
    }

    [Theory]
    [InlineData(2, 1)]
    [InlineData(40, 30)]
    public void Is_checked_in_its_own_sizes_and_left_as_it_was(int inputs, int outputs)
    {
        using var loaded = GeneratorTest.Run(Vendor.Project(Vendor.Dense, Adoption)).Load();
        var layer = loaded.NewLayer<double>("Vendor.GradCheckableDense", loaded.New("Vendor.Dense", inputs, outputs));
        var before = layer.PackParameters();

        var report = GradCheck.Run(layer);

        Assert.True(report.Passed, report.ToString());
        Assert.StartsWith("Dense", report.ToString(), StringComparison.Ordinal);
        Assert.Equal($"{inputs}", report.Blocks[^1].Shape.ToString());
        Assert.Equal(before, layer.PackParameters());
        Assert.All(layer.PackGradients(), gradient => Assert.Equal(0, gradient));
    }

    [Fact]
    public void A_given_shape_is_taken_by_the_names_of_properties()
    {
        const string Library = """
            namespace Vendor
            {
                public class Blocks
                {
                    public int Count { get; } private readonly int _size; public double[] Weights { get; } public double[] WeightsGradient { get; } private double[] _x = new double[0];
                    public Blocks(int count) { Count = count; _size = 2; Weights = new double[count]; WeightsGradient = new double[count]; for (int i = 0; i < count; i++) Weights[i] = 1 + i; }
                    public double[] Forward(double[] x) { _x = x; var y = new double[Count]; for (int i = 0; i < Count * 2; i++) y[i / 2] += Weights[i / 2] * x[i]; return y; }
                    public double[] Backward(double[] dy) { var dx = new double[_x.Length]; for (int i = 0; i < Count * 2; i++) { dx[i] = dy[i / 2] * Weights[i / 2]; WeightsGradient[i / 2] += dy[i / 2] * _x[i]; } return dx; }
                }
            }
            """;
        using var loaded = GeneratorTest.Run(Vendor.Project(Library, "[assembly: GradCheckable(typeof(Vendor.Blocks)), Shape(\"2 * count\", For = typeof(Vendor.Blocks), Member = \"x\")]")).Load();

        var report = GradCheck.Run(loaded.NewLayer<double>("Vendor.GradCheckableBlocks", loaded.New("Vendor.Blocks", 7)));

        Assert.True(report.Passed, report.ToString());
        Assert.Equal("14", report.Blocks[^1].Shape.ToString());
    }

    [Fact]
    public void Where_no_shape_is_certain_the_report_says_what_to_write()
    {
        // Two sizes are taken that the layer has, and no others.
        const string Library = """
            namespace Vendor
            {
                public class Either
                {
                    public double[] Weights { get; } public double[] WeightsGradient { get; } private double[] _x = new double[0]; private readonly int _other;
                    public Either(int width, int other) { _other = other; Weights = new double[width]; WeightsGradient = new double[width]; }
                    public double[] Forward(double[] x) { if (x.Length != Weights.Length && x.Length != _other) throw new System.ArgumentException(); _x = x; return x; }
                    public double[] Backward(double[] dy) { return dy; }
                }
            }
            """;
        var outcomes = GeneratedTests.Run(Vendor.Project(Library, "[assembly: GradCheckable(typeof(Vendor.Either))]"));

        const string Advice = "The shape of x could not be determined by running Forward and Backward: give [assembly: Shape(\"…\", For = typeof(Either), Member = \"x\")]";
        Assert.All(outcomes.Values, message => Assert.Contains(Advice, message!.Replace("\n  ", " ", StringComparison.Ordinal), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Weights { get { return _w; } }", "Weights { get { return (double[])_w.Clone(); } }", "Weights cannot be changed: the layer hands out a copy of its values.")]
    [InlineData("WeightsGradient { get { return _g; } }", "WeightsGradient { get { return (double[])_g.Clone(); } }", "The gradient of Weights cannot be cleared: the layer hands out a copy of it.")]
    public void A_property_that_hands_out_a_copy_is_told_as_that(string before, string after, string message)
    {
        const string Library = """
            namespace Vendor
            {
                public class Scale
                {
                    private readonly double[] _w, _g; private double[] _x;
                    public Scale(int width) { _w = new double[width]; _g = new double[width]; }
                    public double[] Weights { get { return _w; } }
                    public double[] WeightsGradient { get { return _g; } }
                    public double[] Forward(double[] x) { if (x.Length != _w.Length) throw new System.ArgumentException(); _x = x; var y = new double[x.Length]; for (int i = 0; i < y.Length; i++) y[i] = _w[i] * x[i]; return y; }
                    public double[] Backward(double[] dy) { var dx = new double[dy.Length]; for (int i = 0; i < dx.Length; i++) { dx[i] = dy[i] * _w[i]; _g[i] += dy[i] * _x[i]; } return dx; }
                }
            }
            """;
        GeneratedTests.Pass(Vendor.Project(Library, "[assembly: GradCheckable(typeof(Vendor.Scale))]"));

        var outcomes = GeneratedTests.Run(Vendor.Project(Library.Replace(before, after, StringComparison.Ordinal), "[assembly: GradCheckable(typeof(Vendor.Scale))]"));

        Assert.All(outcomes.Values, said => Assert.Contains(message, said!.Replace("\n  ", " ", StringComparison.Ordinal), StringComparison.Ordinal));
    }

    [Fact]
    public void A_null_layer_is_refused()
    {
        using var loaded = GeneratorTest.Run(Vendor.Project(Vendor.Dense, Adoption)).Load();

        var exception = Assert.Throws<System.Reflection.TargetInvocationException>(() => loaded.New("Vendor.GradCheckableDense", [null]));

        Assert.IsType<ArgumentNullException>(exception.InnerException);
    }

    [Fact]
    public void Without_a_harness_there_is_the_packing_alone()
    {
        using var loaded = GeneratorTest.Run(Vendor.Project(Vendor.Dense, Adoption).With("GradGenHarness", "false")).Load();
        var layer = loaded.NewLayer<double>("Vendor.GradCheckableDense", loaded.New("Vendor.Dense", 2, 1));

        Assert.Equal(3, layer.ParameterCount());
        Assert.Contains("Dense has no harness", Assert.Throws<InvalidOperationException>(() => GradCheck.Run(layer)).Message);
    }

    [Fact]
    public void A_library_that_adopts_shows_its_tests_to_a_test_project()
    {
        var vendor = Vendor.Library(Vendor.Dense);
        var library = new TestLibrary(new TestProject("using GradGen; " + Adoption) { Name = "Adopter", Libraries = [vendor] });

        GeneratedTests.Pass(new TestProject("class Empty { }") { Libraries = [library] });
    }
}
