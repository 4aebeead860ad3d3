using GradGen.Generator.Tests.Infrastructure;

namespace GradGen.Generator.Tests.Reading;

/// <summary>Parameters that no field of the layer holds: its constructor was given them, an object has them, or a list has those of an inner layer.</summary>
public class HeldElsewhereTests
{
    [Theory]
    [InlineData("double[] {|GG0008:weight|}", "public double[] Weight => weight;", "")]
    [InlineData("double[] {|GG0008:weight|}, double[] weightGradient", "", "weightGradient[i] += dy[i] * _x[i];")]
    public void What_a_primary_constructor_is_given_and_no_field_keeps_is_told(string parameters, string members, string gradient)
    {
        var layer = Given(parameters, members, gradient);

        Assert.Equal("weight is left out of θ: it is a parameter of the constructor: keep it in a field", Assert.Single(AnalyzerTest.Check(layer)).GetMessage());
        Assert.All(GeneratedTests.Run(layer.Replace("{|GG0008:weight|}", "weight")).Values, Assert.Null);
    }

    [Theory]
    [InlineData("Weight")]
    [InlineData("Table")]
    public void What_a_property_shows_beside_its_gradient_is_packed_through_it(string name)
    {
        var layer = Given("double[] weight", $"public double[] {name} => weight; private double[] {name}Gradient {{ get; }} = new double[weight.Length];", $"{name}Gradient[i] += dy[i] * _x[i];");

        AnalyzerTest.Silent(layer);
        Assert.All(GeneratedTests.Run(layer).Values, Assert.Null);
        GeneratedTests.Fail(layer.Replace("dy[i] * _x[i]", "2 * dy[i] * _x[i]"), $"LayerGradCheckTests.Gradient_of_{name}");
    }

    [Theory]
    [InlineData("public abstract class Block<TIn, TOut, TValues>(TValues values) where TValues : class { protected TValues Values => values;", "Values")]
    [InlineData("[GradCheckable] public abstract partial class Block<TIn, TOut, TValues> where TValues : class { private readonly TValues _table; protected Block(TValues values) => _table = values; protected TValues Values => _table;", "table")]
    public void What_a_base_class_is_given_of_a_type_that_its_heirs_choose_is_packed_through_what_shows_it(string block, string name)
    {
        var layer = $$"""
            using GradGen;
            {{block}}
                internal TValues ValuesGradient { get; set; }
                public abstract TOut Forward(TIn x);
                public abstract TIn Backward(TOut dy);
            }
            [GradCheckable]
            public sealed partial class Layer(double[,] w) : Block<double[], double[], double[,]>(w)
            {
                private double[] _x = [];
                public override double[] Forward(double[] x)
                {
                    _x = x;
                    var y = new double[Values.GetLength(0)];
                    for (int i = 0; i < y.Length; i++) for (int j = 0; j < Values.GetLength(1); j++) y[i] += Values[i, j] * x[j];
                    return y;
                }
                public override double[] Backward(double[] dy)
                {
                    var dx = new double[_x.Length];
                    var gradient = new double[dy.Length, _x.Length];
                    for (int i = 0; i < dy.Length; i++) for (int j = 0; j < dx.Length; j++) { gradient[i, j] = dy[i] * _x[j]; dx[j] += Values[i, j] * dy[i]; }
                    ValuesGradient = gradient;
                    return dx;
                }
            }
            """.Replace("set; }", "set; } = null!;");

        AnalyzerTest.Silent(layer);
        Assert.All(GeneratedTests.Run(layer).Values, Assert.Null);
        GeneratedTests.Fail(layer.Replace("dy[i] * _x[j];", "2 * dy[i] * _x[j];"), $"LayerGradCheckTests.Gradient_of_{name}");
    }

    [Fact]
    public void What_nobody_calls_learned_is_not() => AnalyzerTest.Silent(Given("double[] weight", "", ""));

    [Theory]
    [InlineData("public readonly double[] W, WGrad;", "_pair.W[i]", "_pair.WGrad[i] += dy[i] * _x[i]", null)]
    [InlineData("private readonly double[] W, WGrad; public double Of(int i) => W[i]; public void Add(int i, double d) => WGrad[i] += d;", "_pair.Of(i)", "_pair.Add(i, dy[i] * _x[i])", "_pair is left out of θ: W and WGrad are private to Pair: make both public or internal")]
    public void An_object_with_a_Forward_and_no_Backward_is_packed_or_told(string members, string value, string gradient, string? said)
    {
        var layer = $$"""
            using GradGen;
            public sealed class Pair
            {
                {{members}}
                public Pair(int n) { W = new double[n]; WGrad = new double[n]; for (int i = 0; i < n; i++) W[i] = i - 0.5; }
                public double[] Forward(double[] v) { var y = new double[W.Length]; for (int i = 0; i < y.Length; i++) y[i] = W[i] * v[i]; return y; }
            }
            [GradCheckable]
            public sealed partial class Layer(int n)
            {
                private readonly Pair _pair = new(n);
                private double[] _x = [];
                public double[] Forward(double[] x) { if (x.Length != n) throw new System.ArgumentException(); _x = x; return _pair.Forward(x); }
                public double[] Backward(double[] dy) { var dx = new double[dy.Length]; for (int i = 0; i < dx.Length; i++) { dx[i] = {{value}} * dy[i]; {{gradient}}; } return dx; }
            }
            """;

        Assert.Equal(said, AnalyzerTest.Report(layer).SingleOrDefault()?.GetMessage());
        Assert.All(GeneratedTests.Run(layer).Values, Assert.Null);
        if (said is null)
            GeneratedTests.Fail(layer.Replace("dy[i] * _x[i]", "2 * dy[i] * _x[i]"), "LayerGradCheckTests.Gradient_of_pair");
    }

    [Theory]
    [InlineData("public sealed class Inner", "GG0007")]
    [InlineData("[GradCheckable] public sealed partial class Inner", null)]
    public void A_list_of_what_an_inner_layer_holds_is_the_same_arrays(string declaration, string? said)
    {
        var layers = $$"""
            using System.Collections.Generic;
            using GradGen;
            public sealed class Par { public double[] Value, Gradient; public Par(double[] v, double[] g) { Value = v; Gradient = g; } }
            {{declaration}}
            {
                public readonly double[] Weights, WeightGradients; private double[] _x = [];
                public Inner(int n) { Weights = new double[n]; WeightGradients = new double[n]; }
                public double[] Forward(double[] x) { _x = x; var y = new double[x.Length]; for (int i = 0; i < y.Length; i++) y[i] = Weights[i] * x[i]; return y; }
                public double[] Backward(double[] dy) { var dx = new double[_x.Length]; for (int i = 0; i < dx.Length; i++) { dx[i] = Weights[i] * dy[i]; WeightGradients[i] += dy[i] * _x[i]; } return dx; }
            }
            [GradCheckable]
            public sealed partial class Layer
            {
                private readonly Inner _inner;
                public List<Par> Parameters { get; } = new();
                public Layer(int n) { _inner = new(n); Parameters.Add(new Par(_inner.Weights, _inner.WeightGradients)); }
                public double[] Forward(double[] x) => _inner.Forward(x);
                public double[] Backward(double[] dy) => _inner.Backward(dy);
            }
            """;

        Assert.Equal(said, AnalyzerTest.Report(layers).SingleOrDefault()?.Id);
        using var loaded = GeneratedTests.Load(layers);
        Assert.All(GeneratedTests.Run(loaded).Values, Assert.Null);
        Assert.Equal(4, loaded.NewLayer<double>("Layer", 4).ParameterCount);
        Assert.Contains(GeneratedTests.Run(layers.Replace("dy[i] * _x[i]", "2 * dy[i] * _x[i]")), outcome => outcome.Key.StartsWith("LayerGradCheckTests.Gradient_of_", StringComparison.Ordinal) && outcome.Value is not null);
    }

    private static string Given(string parameters, string members, string gradient) => $$"""
        using GradGen;
        [GradCheckable]
        public sealed partial class Layer({{parameters}})
        {
            private double[] _x = [];
            {{members}}
            public double[] Forward(double[] x) { _x = x; var y = new double[weight.Length]; for (int i = 0; i < y.Length; i++) y[i] = weight[i] * x[i]; return y; }
            public double[] Backward(double[] dy) { var dx = new double[weight.Length]; for (int i = 0; i < dx.Length; i++) { dx[i] = weight[i] * dy[i]; {{gradient}} } return dx; }
        }
        """;
}
