using GradGen.Generator.Tests.Infrastructure;

namespace GradGen.Generator.Tests.Reading;

/// <summary>What is called after Backward, because it completes it, and what is left alone.</summary>
public class SecondCallTests
{
    private const string Keeps = "public double[] Backward(double[] dy) { _dy = dy; return dy; } ";

    private const string Writes = "public double[] Backward(double[] dy) { for (var i = 0; i < 3; i++) _dw[i] += dy[i] * _x[i]; return dy; } ";

    private const string Pair = "private double[] _w = new double[3], _dw = new double[3];";

    private const string Alone = "private double[] _w = new double[3];";

    [Theory]
    [InlineData(Pair, Keeps + "public void ComputeGradients() { _dw[0] = _dy[0]; }", "Layer.ComputeGradients();")]
    [InlineData(Pair, Keeps + "public void AccumulateGradients() => Add(_dw, _dy); private static void Add(double[] a, double[] b) => a[0] += b[0];", "Layer.AccumulateGradients();")]
    [InlineData(Pair, Keeps + "public void UpdateGradients(double[] x) { _dw[0] = _dy[0] * x[0]; }", "Layer.UpdateGradients(Input<double[]>(0));")]
    [InlineData(Pair, Keeps + "public void CalculateGradients(double[] input, double[] delta) { _dw[0] = delta[0] * input[0]; }", "Layer.CalculateGradients(Input<double[]>(0), UpstreamOf<double[]>(0));")]
    [InlineData(Pair, Keeps + "public void AccGradParameters(double[] input, double[] gradOutput, double scale = 1) { _dw[0] = scale * gradOutput[0] * input[0]; }", "Layer.AccGradParameters(Input<double[]>(0), UpstreamOf<double[]>(0));")]
    [InlineData(Alone, Keeps + "public void UpdateWeights(double lr) { _w[0] -= lr * _dy[0]; }", "Layer.UpdateWeights(1);")]
    [InlineData(Alone, Keeps + "public void Update(double learningRate, int batchSize) { _w[0] -= learningRate * _dy[0] / batchSize; }", "Layer.Update(1, 1);")]
    [InlineData(Alone, Keeps + "public void ApplyGradients(double[] x, double eta) { _w[0] -= eta * _dy[0] * x[0]; }", "Layer.ApplyGradients(Input<double[]>(0), 1);")]
    [InlineData(Alone, Keeps + "public void UpdateWeights() { _w[0] -= 0.1 * _dy[0]; }", "Layer.UpdateWeights();")]
    [InlineData(Pair, Writes + "[AfterBackward] public void Finish() { for (var i = 0; i < 3; i++) _dw[i] /= 2; }", "Layer.Finish();")]
    [InlineData(Alone, Keeps + "[AfterBackward] public void Go(double rate) { _w[0] -= rate * _dy[0]; }", "Layer.Go(1);")]
    [InlineData(Alone, Keeps + "private double[] _velocity = new double[3]; public void UpdateWeights(double lr) { _velocity[0] = 0.9 * _velocity[0] - lr * _dy[0]; _w[0] += _velocity[0]; }", "Layer.UpdateWeights(1);")]
    public void Is_called(string fields, string members, string call)
    {
        var code = Backward(fields, members);

        Assert.Contains(call, code, StringComparison.Ordinal);
        Assert.Equal(call.Contains('1', StringComparison.Ordinal), code.Contains("EndStep();", StringComparison.Ordinal));
    }

    // Backward gives the gradients, or takes the step; nothing is written; it takes what is not known.
    [Theory]
    [InlineData(Pair, Writes + "public void UpdateWeights(double lr) { _w[0] -= lr * _dw[0]; }")]
    [InlineData(Pair, Writes + "public void ComputeGradients() { _dw[0] = 1; }")]
    [InlineData(Pair, "public double[] Backward(double[] dy) { _dy = dy; ComputeGradients(); return dy; } public void ComputeGradients() { _dw[0] = _dy[0]; }")]
    [InlineData(Pair, Keeps + "public void ComputeGradients() { _dy[0] = 0; }")]
    [InlineData(Pair, Keeps + "public void ComputeGradients(double factor) { _dw[0] = _dy[0]; }")]
    [InlineData(Pair, Keeps + "public void ComputeGradients() { _dw[0] = _dy[0]; _w[0] -= _dw[0]; }")]
    [InlineData(Pair, Keeps + "[GradCheckIgnore] public void ComputeGradients() { _dw[0] = _dy[0]; }")]
    [InlineData(Alone, "public double[] Backward(double[] dy, double lr) { _w[0] -= lr * dy[0]; return dy; } public void UpdateWeights(double lr) { _w[0] -= lr; }")]
    [InlineData(Alone, "public (double[] dx, double[] dw) Backward(double[] dy) => (dy, dy); public void UpdateWeights(double lr) { _w[0] -= lr; }")]
    public void Is_not_called(string fields, string members)
    {
        var code = Backward(fields, members);

        Assert.DoesNotContain("Gradients(", code.Replace("InputGradients", string.Empty, StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain("UpdateWeights", code, StringComparison.Ordinal);
    }

    // Its rate is a setting of the layer, which the check sets to one.
    [Fact]
    public void A_step_that_takes_nothing_is_marked() =>
        GeneratedTests.Pass("""
            using GradGen;
            [GradCheckable] public partial class Layer
            {
                private readonly double[] _w = { 1, 2, 3 };
                private double[] _x = new double[3], _kept = new double[3];
                [DuringCheck(1.0)] public double Rate { get; set; } = 0.01;
                public double[] Forward(double[] x) { _x = x; var y = new double[3]; for (var i = 0; i < 3; i++) y[i] = _w[i] * x[i]; return y; }
                public double[] Backward(double[] dy) { _kept = dy; var dx = new double[3]; for (var i = 0; i < 3; i++) dx[i] = _w[i] * dy[i]; return dx; }
                [AfterBackward] public void Train() { for (var i = 0; i < 3; i++) _w[i] -= Rate * _kept[i] * _x[i]; }
            }
            """);

    [Fact]
    public void GG0005_it_takes_what_is_not_known()
    {
        var reported = AnalyzerTest.Report(Layer(Pair, Keeps + "[AfterBackward] public void Finish(double factor) { _dw[0] = factor * _dy[0]; }"));

        Assert.Equal(
            "Finish does not fit Backward: it is not clear what to pass for double factor; [AfterBackward] marks methods that take a learning rate, the inputs, the upstream gradient, or nothing",
            Assert.Single(reported, static diagnostic => diagnostic.Id == "GG0005").GetMessage());
    }

    [Fact]
    public void GG0104_neither_call_writes_a_gradient() =>
        AnalyzerTest.Check(Layer(Pair, "public double[] {|GG0104:Backward|}(double[] dy) { _dy = dy; return dy; } [AfterBackward] public void Finish() { _dy = _x; }"));

    // Deltas of every step are kept, and turned into gradients at the end.
    [Fact]
    public void After_a_sequence_it_is_called_once() =>
        GeneratedTests.Pass("""
            using System.Collections.Generic;
            using GradGen;
            [GradCheckable] public partial class Layer
            {
                private readonly double[] _w = { 0.3, 0.5, 0.7 }, _dw = new double[3];
                private readonly List<double[]> _xs = new List<double[]>(), _gs = new List<double[]>();
                private double[] _sum = new double[3], _later = new double[3];
                public void Reset() { _xs.Clear(); _gs.Clear(); _sum = new double[3]; _later = new double[3]; }
                public double[] Forward(double[] x) { _xs.Add(x); for (var i = 0; i < 3; i++) _sum[i] += _w[i] * x[i]; return (double[])_sum.Clone(); }
                public double[] Backward(double[] dy)
                {
                    var (dx, g) = (new double[3], new double[3]);
                    for (var i = 0; i < 3; i++) { g[i] = _later[i] = dy[i] + _later[i]; dx[i] = g[i] * _w[i]; }
                    _gs.Insert(0, g);
                    return dx;
                }

                public void ComputeGradients()
                {
                    for (var t = 0; t < _xs.Count; t++)
                        for (var i = 0; i < 3; i++)
                            _dw[i] += _xs[t][i] * _gs[t][i];
                }
            }
            """);

    private static string Backward(string fields, string members)
    {
        var source = GeneratorTest.Run(Layer(fields, members)).Source("Layer");
        return source[source.IndexOf("override void Backward", StringComparison.Ordinal)..source.IndexOf("GradGenSamples", StringComparison.Ordinal)];
    }

    private static string Layer(string fields, string members) => $$"""
        using GradGen;
        [GradCheckable] public partial class Layer
        {
            {{fields}}
            private double[] _x = new double[3], _dy = new double[3];
            public double[] Forward(double[] x) { _x = x; var y = new double[3]; for (var i = 0; i < 3; i++) y[i] = _w[i] + x[i]; return y; }
            {{members}}
        }
        """;
}
