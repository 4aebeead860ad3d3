using GradGen.Generator.Tests.Infrastructure;

namespace GradGen.Generator.Tests.Reading;

/// <summary>What every Forward overwrites is a cache, whoever writes it; what is made once is a parameter.</summary>
public class CacheTests
{
    private const string Vector = """
        public sealed class Vec
        {
            private readonly float[] _v;
            public Vec(int n) { _v = new float[n]; }
            public int Length => _v.Length;
            public float this[int i] { get => _v[i]; set => _v[i] = value; }
            public void Insert(Vec other) { for (int i = 0; i < Length; i++) _v[i] = other[i]; }
            public void SetTo(Vec a, Vec b) => Ops.Multiply(a, b, this);
        }
        public static class Ops
        {
            public static void Multiply(Vec a, Vec b, Vec result) { for (int i = 0; i < a.Length; i++) result[i] = a[i] * b[i]; }
            public static void Fill(this Vec result, Vec from) => result.Insert(from);
        }
        """;

    [Theory]
    [InlineData("input.Insert(x); Ops.Multiply(weights, input, output); return output;")]
    [InlineData("input.Fill(x); output.SetTo(weights, input); return output;")]
    [InlineData("Keep(x); Ops.Multiply(result: output, a: weights, b: input); return output;")]
    public void What_a_method_fills_is_a_cache(string forward)
    {
        var layer = $$"""
            using GradGen;
            {{Vector}}
            [GradCheckable]
            public sealed partial class Scale
            {
                private readonly Vec weights, weightGradients, input, inputGradients, output, outputGradients;
                public Scale(int n) { weights = new(n); weightGradients = new(n); input = new(n); inputGradients = new(n); output = new(n); outputGradients = new(n); }
                private void Keep(Vec x) => input.Insert(x);
                public Vec Forward(Vec x) { {{forward}} }
                public Vec Backward(Vec dy)
                {
                    outputGradients.Insert(dy);
                    for (int i = 0; i < dy.Length; i++) { inputGradients[i] = weights[i] * dy[i]; weightGradients[i] += dy[i] * input[i]; }
                    return inputGradients;
                }
            }
            """;

        AnalyzerTest.Silent(layer);
        var outcomes = GeneratedTests.Run(layer);
        Assert.Equal(["ScaleGradCheckTests.Forward_and_Backward_run", "ScaleGradCheckTests.Gradient_of_weights", "ScaleGradCheckTests.Gradient_of_x"], outcomes.Keys);
        Assert.All(outcomes.Values, Assert.Null);
    }

    [Fact]
    public void A_private_cache_of_a_base_class_that_a_method_fills_is_not_missed()
    {
        AnalyzerTest.Silent($$"""
            using GradGen;
            {{Vector}}
            public abstract class Remembering
            {
                private readonly Vec buffer, bufferGradients;
                protected Remembering(int n) { buffer = new(n); bufferGradients = new(n); }
                protected Vec Keep(Vec x) { buffer.Insert(x); return buffer; }
                protected Vec Kept(Vec dy) { bufferGradients.Insert(dy); return buffer; }
            }
            [GradCheckable]
            public sealed partial class Scale : Remembering
            {
                private readonly Vec weights, weightGradients;
                public Scale(int n) : base(n) { weights = new(n); weightGradients = new(n); }
                public Vec Forward(Vec x) { var y = new Vec(weights.Length); Ops.Multiply(weights, Keep(x), y); return y; }
                public Vec Backward(Vec dy)
                {
                    var (dx, x) = (new Vec(weights.Length), Kept(dy));
                    for (int i = 0; i < weights.Length; i++) { dx[i] = weights[i] * dy[i]; weightGradients[i] += dy[i] * x[i]; }
                    return dx;
                }
            }
            """);
    }

    [Fact]
    public void An_object_whose_values_Forward_writes_is_a_record_of_what_went_through()
    {
        const string Layer = """
            using System.Collections.Generic;
            using System.Linq;
            using GradGen;
            public sealed class Tape
            {
                private readonly List<double[]> _items = new();
                public double[] Values = new double[3];
                public double[] Gradients = new double[3];
                public void Push(double[] x) { _items.Add(x); x.CopyTo(Values, 0); }
                public double[] Pop() { var x = _items[_items.Count - 1]; _items.RemoveAt(_items.Count - 1); return x; }
            }
            [GradCheckable]
            public sealed partial class Cube
            {
                private readonly Tape _tape = new();
                public double[] Forward(double[] x) { if (x.Length != 3) throw new System.ArgumentException(); _tape.Push(x); return x.Select(v => v * v * v).ToArray(); }
                public double[] Backward(double[] dy) { var x = _tape.Pop(); return dy.Select((d, i) => 3 * x[i] * x[i] * d).ToArray(); }
            }
            """;

        AnalyzerTest.Silent(Layer);
        GeneratedTests.Pass(Layer);
    }

    [Theory]
    [InlineData("if (weights == null) Make(x.Length);", "")]
    [InlineData("if (weights is null) { Make(x.Length); }", "")]
    [InlineData("if (!_isMade) Make(x.Length);", "_isMade = true;")]
    [InlineData("Ready(x.Length);", "")]
    public void Weights_made_by_a_method_that_Forward_calls_are_a_parameter(string first, string last)
    {
        var layer = $$"""
            using GradGen;
            [GradCheckable]
            public sealed partial class Late(int n)
            {
                private double[,]? [|weights|];
                private double[] _x = [];
                private bool _isMade;
                private void Make(int inputs)
                {
                    weights = new double[n, inputs];
                    for (int i = 0; i < n; i++) for (int j = 0; j < inputs; j++) weights[i, j] = 0.1 * (i - j);
                    {{last}}
                }
                private void Ready(int inputs) { if (weights != null) return; weights = new double[n, inputs]; weights[0, 0] = 1; }
                public double[] Forward(double[] x)
                {
                    {{first}}
                    _x = x;
                    var y = new double[n];
                    for (int i = 0; i < n; i++) for (int j = 0; j < x.Length; j++) y[i] += weights![i, j] * x[j];
                    return y;
                }
                public double[] Backward(double[] dy)
                {
                    var dx = new double[_x.Length];
                    for (int i = 0; i < n; i++) for (int j = 0; j < dx.Length; j++) dx[j] += weights![i, j] * dy[i];
                    return dx;
                }
            }
            """;

        AnalyzerTest.Check(layer, "GG0101");
        GeneratedTests.Fail(layer.Replace("[|weights|]", "weights"), "LateGradCheckTests.Gradient_of_weights");
    }
}
