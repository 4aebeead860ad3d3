using GradGen.Generator.Tests.Infrastructure;

namespace GradGen.Generator.Tests.Adopting;

/// <summary>A network of one's own that is made of layers of a library.</summary>
public class AdoptedSubLayerTests
{
    private const string Library = """
        namespace Vendor
        {
            public interface ILayer { double[] Forward(double[] x); double[] Backward(double[] dy); }
            public class Scale : ILayer
            {
                public readonly double[] Weights, WeightsGradient;
                private double[] _x = new double[0];
                public Scale(int width) { Weights = new double[width]; WeightsGradient = new double[width]; for (int i = 0; i < width; i++) Weights[i] = 0.5 + i; }
                public double[] Forward(double[] x) { if (x.Length != Weights.Length) throw new System.ArgumentException(); _x = x; var y = new double[x.Length]; for (int i = 0; i < y.Length; i++) y[i] = Weights[i] * x[i]; return y; }
                public double[] Backward(double[] dy) { var dx = new double[dy.Length]; for (int i = 0; i < dx.Length; i++) { dx[i] = dy[i] * Weights[i]; WeightsGradient[i] += dy[i] * _x[i]; } return dx; }
            }
            public class Shifted : Scale
            {
                public readonly double[] Biases, BiasesGradient;
                public Shifted(int width) : base(width) { Biases = new double[width]; BiasesGradient = new double[width]; }
                public new double[] Forward(double[] x) { var y = base.Forward(x); for (int i = 0; i < y.Length; i++) y[i] += Biases[i]; return y; }
                public new double[] Backward(double[] dy) { for (int i = 0; i < dy.Length; i++) BiasesGradient[i] += dy[i]; return base.Backward(dy); }
            }
            public class Tanh : ILayer
            {
                private double[] _y = new double[0];
                public double[] Forward(double[] x) { _y = System.Array.ConvertAll(x, System.Math.Tanh); return _y; }
                public double[] Backward(double[] dy) { var dx = new double[dy.Length]; for (int i = 0; i < dx.Length; i++) dx[i] = dy[i] * (1 - _y[i] * _y[i]); return dx; }
            }
            public struct Gain { public double Weight, WeightGradient; public double[] Forward(double[] x) { return x; } public double[] Backward(double[] dy) { return dy; } }
            public class Pair
            {
                public Scale First { get; } public Scale Second { get; }
                public Pair(int width) { First = new Scale(width); Second = new Scale(width); }
                public double[] Forward(double[] x) { return Second.Forward(First.Forward(x)); }
                public double[] Backward(double[] dy) { return First.Backward(Second.Backward(dy)); }
            }
        }
        """;

    private const string Adoptions = "[assembly: GradCheckable(typeof(Vendor.Scale)), GradCheckable(typeof(Vendor.Shifted)), GradCheckable(typeof(Vendor.Tanh))]\n";

    private const string Network = """
        [GradCheckable]
        public sealed partial class Net
        {
            private readonly Vendor.Scale _first;
            private readonly Vendor.ILayer[] _rest;
            private readonly System.Collections.Generic.Dictionary<string, Vendor.Shifted> _named = new System.Collections.Generic.Dictionary<string, Vendor.Shifted>();
            public Net(int width) { _first = new Vendor.Scale(width); _rest = new Vendor.ILayer[] { new Vendor.Tanh(), new Vendor.Scale(width) }; _named["last"] = new Vendor.Shifted(width); }
            public double[] Forward(double[] x) { x = _first.Forward(x); foreach (var layer in _rest) x = layer.Forward(x); return _named["last"].Forward(x); }
            public double[] Backward(double[] dy)
            {
                dy = _named["last"].Backward(dy);
                for (var i = _rest.Length - 1; i >= 0; i--) dy = _rest[i].Backward(dy); // ORDER
                return _first.Backward(dy);
            }
        }
        """;

    [Theory]
    [InlineData(LibraryKind.Image)]
    [InlineData(LibraryKind.Compilation)]
    public void Members_and_collections_of_adopted_layers_are_sub_layers(LibraryKind kind)
    {
        var project = Vendor.Project(Library, Adoptions + Network, kind);

        AnalyzerTest.Silent(project);
        GeneratedTests.Pass(project);
        Assert.Equal(
            ["NetGradCheckTests.Forward_and_Backward_run", "NetGradCheckTests.Gradient_of_first", "NetGradCheckTests.Gradient_of_named", "NetGradCheckTests.Gradient_of_rest", "NetGradCheckTests.Gradient_of_x"],
            GeneratedTests.Run(project).Keys.Where(test => test.StartsWith("Net", StringComparison.Ordinal)));
    }

    [Fact]
    public void Their_parameters_are_the_networks()
    {
        using var loaded = GeneratorTest.Run(Vendor.Project(Library, Adoptions + Network)).Load();
        var net = loaded.NewLayer<double>("Net", 2);

        Assert.Equal(["_first.Weights", "_rest[1].Weights", "_named[0].Weights", "_named[0].Biases"], net.GetParameterLayout().Blocks.Select(block => block.Name));
        Assert.Equal([0.5, 1.5, 0.5, 1.5, 0.5, 1.5, 0, 0], net.PackParameters());
        net.UnpackParameters([1, 2, 3, 4, 5, 6, 7, 8]);
        Assert.Equal([1, 2, 3, 4, 5, 6, 7, 8], net.PackParameters());
        Assert.True(GradCheck.Run(net).Passed);
    }

    [Fact]
    public void A_mistake_between_them_is_found() =>
        GeneratedTests.Fail(Vendor.Project(Library, Adoptions + Network.Replace("dy = _rest[i].Backward(dy); // ORDER", "dy = _rest[_rest.Length - 1 - i].Backward(dy);", StringComparison.Ordinal)),
            "NetGradCheckTests.Gradient_of_rest");

    [Fact]
    public void One_that_is_not_adopted_is_told() =>
        Assert.Equal(
            "_first is left out of θ: Scale is not [GradCheckable]; adopt it with [assembly: GradCheckable(typeof(Scale))]",
            AnalyzerTest.Check(Vendor.Project(Library, "[GradCheckable] public sealed partial class Net { private readonly Vendor.Scale {|GG0008:_first|} = new(3); public double[] Forward(double[] x) => _first.Forward(x); public double[] Backward(double[] dy) => _first.Backward(dy); }"))[0].GetMessage());

    [Fact]
    public void A_struct_is_told() =>
        AnalyzerTest.Check(Vendor.Project(Library, "[assembly: GradCheckable(typeof(Vendor.Gain))] [GradCheckable] public sealed partial class Net { private Vendor.Gain [|_gain|]; public double[] Forward([Shape(3)] double[] x) => _gain.Forward(x); public double[] Backward(double[] dy) => _gain.Backward(dy); }"), "GG0008");

    [Fact]
    public void A_network_of_the_library_has_its_adopted_layers_as_sub_layers()
    {
        var project = Vendor.Project(Library, "[assembly: GradCheckable(typeof(Vendor.Pair)), GradCheckable(typeof(Vendor.Scale))]");

        AnalyzerTest.Silent(project);
        GeneratedTests.Pass(project);
        Assert.Contains("PairGradCheckTests.Gradient_of_Second", GeneratedTests.Run(project).Keys);
    }

    [Fact]
    public void The_code_that_finds_them() => Snapshot.Match(GeneratorTest.Run(Vendor.Project(Library, Adoptions + Network)));
}
