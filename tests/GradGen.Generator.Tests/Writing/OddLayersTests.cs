using GradGen.Generator.Tests.Infrastructure;

namespace GradGen.Generator.Tests.Writing;

/// <summary>Layers that are written in an unusual way, and whose generated tests pass all the same.</summary>
public class OddLayersTests
{
    private const string Body = """
        private double[] _x = new double[0];
        public double[] Forward(double[] x) { _x = x; var y = new double[w.Length]; for (var i = 0; i < w.Length; i++) y[i] = w[i] * x[i]; return y; }
        public double[] Backward(double[] dy) { var dx = new double[w.Length]; for (var i = 0; i < w.Length; i++) { dw[i] += dy[i] * _x[i]; dx[i] = dy[i] * w[i]; } return dx; }
        """;

    [Theory]
    [InlineData("[GradCheckable] public partial class Layer(int sizes) { readonly double[] w = new double[2 * sizes], dw = new double[2 * sizes]; int Twice() => 2 * sizes; BODY }")]
    [InlineData("[GradCheckable] public partial class Layer(int writer, int layout) { readonly double[] w = new double[writer], dw = new double[writer]; int Twice() => 2 * writer * layout; BODY }")]
    [InlineData("[GradCheckable] public partial class Layer(System.Random scope) { readonly double[] w = { 1, 2 }, dw = new double[2]; double Draw() => scope.NextDouble(); BODY }")]
    [InlineData("[GradCheckable] public partial class Layer(int part, int theta, int start, int gradients, int reader) { readonly double[] w = new double[part], dw = new double[part]; int All() => part + theta + start + gradients + reader; BODY }")]
    [InlineData("[GradCheckable] public partial class Layer { readonly double[] w = { 1, 2 }, dw = new double[2]; int Layer1, Inputs, Outputs, Input, Output, Training, Cost, Sizes; class System { } class GradGen { } BODY }")]
    [InlineData("public abstract partial class Base<T> { protected T[] w = new T[3], dw = new T[3]; } [GradCheckable] public partial class Layer : Base<double> { BODY }")]
    [InlineData("[GradCheckable] public partial class Base { protected double[] w = { 1, 2 }, dw = new double[2]; BODY } [GradCheckable] public partial class Layer : Base { }")]
    [InlineData("[GradCheckable] public abstract partial class Base { protected double[] w = { 1, 2 }, dw = new double[2]; BODY } [GradCheckable] public sealed partial class Layer : Base { }")]
    [InlineData("[GradCheckable] public partial record Layer(int N) { readonly double[] w = new double[N], dw = new double[N]; BODY }")]
    [InlineData("[GradCheckable] public partial record struct Layer(int N) { readonly double[] w = new double[N], dw = new double[N]; BODY }")]
    [InlineData("[GradCheckable] public partial class Layer { public required int Width { get; init; } double[]? _w, _dw; double[] w => _w ??= new double[Width]; double[] dw => _dw ??= new double[Width]; BODY }")]
    [InlineData("public interface ILayer { double[] Forward(double[] x); double[] Backward(double[] dy); } [GradCheckable] public partial class Layer : ILayer { readonly double[] w = { 1, 2 }, dw = new double[2]; BODY }")]
    [InlineData("[GradCheckable] internal sealed partial class Layer { internal Layer(int n) { w = new double[n]; dw = new double[n]; } double[] w { get; } double[] dw { get; } BODY }")]
    [InlineData("[GradCheckable] public partial class Layer { double[] w = { 1, 2 }, dw = new double[2]; Layer? _next = null; Layer? Previous { get; set; } BODY }")]
    [InlineData("[GradCheckable] public partial class Layer { double[] w = { 1, 2 }, dw = new double[2]; public Layer? Child { get; set; } public System.Collections.Generic.List<Layer> Parents { get; } = new(); BODY }")]
    [InlineData("[GradCheckable] public partial class Layer { [System.Obsolete] private protected double[] w = { 1, 2 }, dw = new double[2]; BODY }")]
    [InlineData("[GradCheckable] public partial class Layer { double[] w = { 1, 2 }, dw = new double[2]; public (double[] Y, double[] Cache) Forward(double[] x) => (new[] { w[0] * x[0], w[1] * x[1] }, x); public double[] Backward(double[] dy, double[] cache) { dw[0] += dy[0] * cache[0]; dw[1] += dy[1] * cache[1]; return new[] { dy[0] * w[0], dy[1] * w[1] }; } }")]
    [InlineData("public abstract class Base { protected abstract int Width { get; } protected abstract double Of(double[] a, int i); private double[] w = new double[0]; public double[] Forward(double[] x) { var y = new double[Width]; for (var i = 0; i < Width; i++) y[i] = Of(x, i); return y; } public abstract double[] Backward(double[] dy); } [GradCheckable] public partial class Layer : Base { protected override int Width => 5; protected override double Of(double[] a, int i) => 2 * a[i + 1]; public override double[] Backward(double[] dy) { var dx = new double[6]; for (var i = 0; i < 5; i++) dx[i + 1] = 2 * dy[i]; return dx; } }")]
    public void Each_passes_its_tests(string source)
    {
        var outcomes = GeneratedTests.Run("using GradGen;\n" + source.Replace("BODY", Body, StringComparison.Ordinal));

        Assert.NotEmpty(outcomes);
        Assert.All(outcomes, outcome => Assert.True(outcome.Value is null, $"{outcome.Key}: {outcome.Value}"));
    }

    [Theory]
    [InlineData("float")]
    [InlineData("double")]
    public void A_layer_of_any_number_type(string element)
    {
        const string Source = """
            using System.Numerics;
            using GradGen;
            [GradCheckable]
            public partial class Layer<T>(int n) where T : struct, IFloatingPointIeee754<T>
            {
                private readonly T[] _w = new T[n], _dw = new T[n];
                private T _scale = T.One, _scaleGrad;
                private T[] _x = [];
                public T[] Forward(T[] x) { _x = x; var y = new T[n]; for (var i = 0; i < n; i++) y[i] = _w[i] * x[i] * _scale; return y; }
                public T[] Backward(T[] dy)
                {
                    var dx = new T[n];
                    for (var i = 0; i < n; i++)
                    {
                        _dw[i] += dy[i] * _x[i] * _scale;
                        _scaleGrad += dy[i] * _x[i] * _w[i];
                        dx[i] = dy[i] * _w[i] * _scale;
                    }
                    return dx;
                }
            }
            """;

        GeneratedTests.Pass(element == "double" ? Source : Source.Replace("[GradCheckable]", $"[GradCheckable, GradCheckSample(3, TypeArguments = new[] {{ typeof({element}) }})]", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("private System.Collections.Generic.Dictionary<string, Sub>? _subs;")]
    [InlineData("private System.Collections.Generic.List<Sub?>? _subs = new() { null };")]
    [InlineData("private Sub?[]? _subs = new Sub?[] { null };")]
    [InlineData("private Sub? _subs;")]
    [InlineData("private System.Collections.Generic.IReadOnlyDictionary<string, Sub> _subs = new System.Collections.Generic.SortedList<string, Sub>();")]
    [InlineData("private System.Collections.ObjectModel.ReadOnlyCollection<Sub> _subs = new(new Sub[0]);")]
    public void Sub_layers_that_are_not_there(string member)
    {
        using var loaded = GeneratorTest.Run($$"""
            #pragma warning disable CS0649
            [GradGen.GradCheckable] public sealed partial class Layer
            {
                {{member}}
                public double[] w = { 1 }, dw = { 2 };
                public double[] Forward(double[] x) => x;
                public double[] Backward(double[] dy) => dy;
            }
            [GradGen.GradCheckable] public sealed partial class Sub
            {
                public double[] w = { 3 }, dw = { 4 };
                public double[] Forward(double[] x) => x;
                public double[] Backward(double[] dy) => dy;
            }
            """).Load();
        var layer = loaded.NewLayer<double>("Layer");

        layer.UnpackParameters([5]);

        Assert.Equal([5], layer.PackParameters());
        Assert.Equal([2], layer.PackGradients());
        layer.ClearGradients();
        Assert.Equal([0], layer.PackGradients());
    }
}
