using GradGen.Generator.Tests.Infrastructure;

namespace GradGen.Generator.Tests.Reading;

/// <summary>What a property shows is what it is: the gradient of a parameter, whatever the field behind it is called.</summary>
public class ShownMemberTests
{
    [Theory]
    [InlineData("private readonly double[] _buffer = new double[n]; public double[] WeightsGradient => _buffer;")]
    [InlineData("private readonly double[] _wg = new double[n]; public double[] WeightsGradient => _wg;")]
    [InlineData("private readonly double[] _storage = new double[n]; public double[] WeightsGradient { get { return this._storage; } }")]
    [InlineData("private double[]? _g; public double[] WeightsGradient => _g ??= new double[n];")]
    [InlineData("private readonly System.Lazy<double[]> _lazy = new(() => new double[n]); public double[] WeightsGradient => _lazy.Value;")]
    [InlineData("private readonly System.Collections.Generic.Dictionary<string, double[]> _all = new() { [\"w\"] = new double[n] }; public double[] WeightsGradient => _all[\"w\"];")]
    [InlineData("private readonly double[] _acc = new double[n]; [GradientOf(nameof(Weights))] public double[] WeightsGradient => _acc;")]
    public void The_gradient_behind_a_property(string gradient)
    {
        var layer = Layer("public double[] Weights { get; } = new double[n]; " + gradient);

        AnalyzerTest.Silent(layer);
        GeneratedTests.Pass(layer);
        GeneratedTests.Fail(layer.Replace("dy[i] * _x[i]", "2 * dy[i] * _x[i]"), "LayerGradCheckTests.Gradient_of_Weights");
    }

    [Fact]
    public void A_parameter_and_its_gradient_that_only_attributes_on_properties_name()
    {
        var layer = Layer("private readonly double[] _p = new double[n], _q = new double[n]; [Parameter] public double[] Weights => _p; [GradientOf(nameof(Weights))] public double[] WeightsGradient => _q;");

        AnalyzerTest.Silent(layer);
        GeneratedTests.Pass(layer);
    }

    [Fact]
    public void Two_views_of_one_buffer()
    {
        var layer = Layer("private readonly double[] _all = new double[2 * n]; public System.Memory<double> W => _all.AsMemory(0, n); public System.Memory<double> WGradient => _all.AsMemory(n, n); private System.Span<double> Weights => W.Span; private System.Span<double> WeightsGradient => WGradient.Span;")
            .Replace("using GradGen;", "using System;\nusing GradGen;");

        AnalyzerTest.Silent(layer.Replace("private System.Span<double> Weights => W.Span; private System.Span<double> WeightsGradient => WGradient.Span;", string.Empty).Replace("WeightsGradient[", "WGradient.Span[").Replace("Weights[", "W.Span["));
        GeneratedTests.Pass(layer.Replace("private System.Span<double> Weights => W.Span; private System.Span<double> WeightsGradient => WGradient.Span;", string.Empty).Replace("WeightsGradient[", "WGradient.Span[").Replace("Weights[", "W.Span["));
    }

    [Fact]
    public void Spans_are_told_that_they_cannot_be_kept()
    {
        var layer = Layer("private readonly double[] _all = new double[2 * n]; private Span<double> {|GG0008:Weights|} => _all.AsSpan(0, n); private Span<double> WeightsGradient => _all.AsSpan(n, n);")
            .Replace("using GradGen;", "using System;\nusing GradGen;");

        var said = Assert.Single(AnalyzerTest.Check(layer));

        Assert.Equal("Weights is left out of θ: a span cannot be stored: show it as Memory, by AsMemory instead of AsSpan", said.GetMessage());
    }

    [Theory]
    [InlineData("[{|GG0008:GradientOf(nameof(_g))|}] public double[] Copy => (double[])_g.Clone();", "Copy", "it keeps no values itself, and shows no member that does: put [GradientOf] on the field")]
    [InlineData("[{|GG0008:Parameter|}] public double Norm => System.Math.Abs(_g[0]);", "Norm", "it keeps no values itself, and shows no member that does: put [Parameter] on the field")]
    [InlineData("[{|GG0008:GradientOf(nameof(Weights))|}] private System.Span<double> All => _g;", "All", "it keeps no values itself, and shows no member that does: put [GradientOf] on the field")]
    [InlineData("[{|GG0008:Parameter|}] private static readonly double[] Table = new double[3];", "Table", "it is static: all layers would share it")]
    public void An_attribute_that_cannot_be_used_is_told(string marked, string name, string why)
    {
        var word = marked.Contains("Parameter|", StringComparison.Ordinal) ? "[Parameter]" : "[GradientOf]";

        var said = Assert.Single(AnalyzerTest.Check(Layer("public double[] Weights { get; } = new double[n]; public double[] WeightsGradient { get; } = new double[n]; private readonly double[] _g = new double[n]; " + marked)));

        Assert.Equal($"{name} is left out of θ: {word} is on it, but {why}", said.GetMessage());
    }

    [Fact]
    public void What_is_packed_already_is_not_packed_again_through_a_property()
    {
        var layer = Layer("private readonly double[] _theta = new double[n], _thetaGrad = new double[n]; public double[] Weights => _theta; public double[] WeightsGradient => _thetaGrad; public System.Memory<double> First => System.MemoryExtensions.AsMemory(_theta, 0, 1);");

        AnalyzerTest.Silent(layer);
        Assert.Equal(["LayerGradCheckTests.Forward_and_Backward_run", "LayerGradCheckTests.Gradient_of_theta", "LayerGradCheckTests.Gradient_of_x"], GeneratedTests.Run(layer).Keys);
    }

    private static string Layer(string members) => $$"""
        using GradGen;
        [GradCheckable]
        public sealed partial class Layer(int n)
        {
            {{members}}
            private double[] _x = [];
            public double[] Forward(double[] x)
            {
                _x = x;
                var y = new double[n];
                for (int i = 0; i < n; i++) y[i] = Weights[i] * x[i];
                return y;
            }
            public double[] Backward(double[] dy)
            {
                var dx = new double[n];
                for (int i = 0; i < n; i++) { dx[i] = Weights[i] * dy[i]; WeightsGradient[i] += dy[i] * _x[i]; }
                return dx;
            }
        }
        """;
}
