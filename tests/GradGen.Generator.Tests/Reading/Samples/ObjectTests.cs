using GradGen.Generator.Tests.Infrastructure;

namespace GradGen.Generator.Tests.Reading.Samples;

/// <summary>Objects and arrays that a layer is made with are made.</summary>
public class ObjectTests
{
    [Theory]
    [InlineData("public record Config(int Width, int Heads = 2);", "sizes.Known(\"Heads\", sizes.Choose<int>(\"Heads\", 2, 4));\nsizes.Multiple(\"Width\", \"Heads\");\nnew Layer(new Config(sizes.Of(\"Width\"), sizes.Of(\"Heads\")))")]
    [InlineData("public readonly record struct Config(int Width, int Heads);", "sizes.Multiple(\"Width\", \"Heads\");\nnew Layer(new Config(sizes.Of(\"Width\"), sizes.Of(\"Heads\")))")]
    [InlineData("public class Config { public readonly int Width, Heads; public Config(int width, int heads) { Width = width; Heads = heads; } }", "sizes.Multiple(\"width\", \"heads\");\nnew Layer(new Config(sizes.Of(\"width\"), sizes.Of(\"heads\")))")]
    public void An_object_by_its_constructor(string type, string made) =>
        Assert.Equal(made, SampleCode.Of("Config config", "private readonly int _size = config.Width / config.Heads;", "_size", type));

    [Fact]
    public void An_object_of_objects_and_choices() =>
        Assert.Equal(
            "new Layer(new Config(sizes.Of(\"Width\"), new Function(sizes.Choose<Kind>(\"Kind\", Kind.Linear, Kind.Tanh))))",
            SampleCode.Of("Config config", "", "(config.Width * (config.Function.Kind == Kind.Tanh ? 2 : 1))", "public enum Kind { Linear, Tanh } public record Function(Kind Kind); public record Config(int Width, Function Function);"));

    [Fact]
    public void Something_that_is_made_of_itself_is_refused() =>
        AnalyzerTest.Check("""
            public class Node { public Node(Node next) => Next = next; public Node Next { get; } }
            [GradGen.GradCheckable] public partial class {|GG0006:Layer|}(Node node)
            {
                public Node Node => node;
                public double[] Forward(double[] x) => x;
                public double[] Backward(double[] dy) => dy;
            }
            """);

    [Fact]
    public void Each_class_behind_an_interface() =>
        Assert.Equal(
            "new Layer((sizes.Which(\"activation\", \"Tanh\", \"Relu\") == 0 ? (IActivation)new Tanh() : new Relu()))",
            SampleCode.Of("IActivation activation", "", "activation.F(2)", "public interface IActivation { double F(double v); } public class Relu : IActivation { public double F(double v) => v; } public class Tanh : IActivation { public double F(double v) => 2 * v; } public class MockActivation : IActivation { public double F(double v) => 0; }"));

    [Fact]
    public void A_class_behind_an_interface_or_nothing() =>
        Assert.Equal(
            "new Layer((sizes.Which(\"activation\", \"null\", \"Relu\", \"Step\") switch { 0 => (IActivation?)null, 1 => (IActivation?)new Relu(), _ => (IActivation?)new Step() }))",
            SampleCode.Of("IActivation? activation = null", "", "(activation?.F(2) ?? 1)", "public interface IActivation { double F(double v); } public class Relu : IActivation { public double F(double v) => v; } public class Step : IActivation { public double F(double v) => 2 * v; }"));

    [Fact]
    public void What_weights_start_with_is_no_choice() =>
        Assert.Equal(
            "new Layer(new Xavier())",
            SampleCode.Of("IInitializer initializer", "", "initializer.F(2)", "public interface IInitializer { double F(double v); } public class Zeros : IInitializer { public double F(double v) => v; } public class Xavier : IInitializer { public double F(double v) => 2 * v; }"));

    [Theory]
    [InlineData("double[] bias", "SampleArrays.Values<double>(sizes.Of(\"bias\"))")]
    [InlineData("float[,,,] weights", "(float[,,,])SampleArrays.Table<float>(sizes.Of(\"weights axis 0\"), sizes.Of(\"weights axis 1\"), sizes.Of(\"weights axis 2\"), sizes.Of(\"weights axis 3\"))")]
    [InlineData("double[][] rows", "SampleArrays.Rows<double>(sizes.Of(\"rows axis 0\"), sizes.Of(\"rows axis 1\"))")]
    [InlineData("List<double> values", "new System.Collections.Generic.List<double>(SampleArrays.Values<double>(sizes.Of(\"values\")))")]
    [InlineData("IReadOnlyList<float> values", "SampleArrays.Values<float>(sizes.Of(\"values\"))")]
    [InlineData("params double[] values", "SampleArrays.Values<double>(sizes.Of(\"values\"))")]
    [InlineData("bool[]? mask = null", "(sizes.Which(\"mask\", \"null\", \"given\") == 0 ? (bool[]?)null : SampleArrays.Flags(sizes.Of(\"mask\")))")]
    [InlineData("double[]? weights = null", "(sizes.Which(\"weights\", \"null\", \"given\") == 0 ? (double[]?)null : SampleArrays.Values<double>(sizes.Of(\"weights\")))")]
    [InlineData("int? group = null", "(sizes.Which(\"group\", \"null\", \"given\") == 0 ? (int?)null : sizes.Of(\"group\"))")]
    public void Arrays(string parameter, string made) =>
        Assert.Equal($"new Layer({made})", SampleCode.Of(parameter, "", $"({parameter.Split('=')[0].Trim().Split(' ')[^1]} is null ? 1 : 2)"));

    // How long the parts are beside one another, one loop says that runs through both.
    [Theory]
    [InlineData("for (var i = 0; i < _weights.GetLength(0); i++) { y[i] += _bias[i]; for (var j = 0; j < x.Length; j++) y[i] += _weights[i, j] * x[j]; }", "_weights.GetLength(0)", "sizes.Same(\"bias\", \"weights axis 0\");")]
    [InlineData("for (var j = 0; j < y.Length; j++) { y[j] = _bias[j]; for (var i = 0; i < x.Length; i++) y[j] += _weights[i, j] * x[i]; }", "_bias.Length", "sizes.Same(\"weights axis 1\", \"bias\");")]
    public void Arrays_that_are_run_through_together_are_as_long(string loop, string length, string said) =>
        Assert.Contains(said, SampleCode.Of($$"""
            [GradCheckable] public partial class Layer
            {
                private readonly double[,] _weights;
                private readonly double[] _bias;
                public Layer(double[,] weights, double[] bias) { _weights = weights; _bias = bias; }
                public double[] Forward(double[] x) { var y = new double[{{length}}]; {{loop}} return y; }
                public double[] Backward(double[] dy) => dy;
            }
            """), StringComparison.Ordinal);

    [Fact]
    public void Weights_and_biases_that_only_meet_in_a_copy() =>
        GeneratedTests.Pass("""
            using GradGen;
            [GradCheckable] public sealed partial class Given
            {
                private readonly double[,] _weights, _weightsGrad;
                private readonly double[] _bias, _biasGrad;
                private double[] _x = [];
                public Given(double[,] weights, double[] bias) { _weights = weights; _bias = bias; _weightsGrad = new double[weights.GetLength(0), weights.GetLength(1)]; _biasGrad = new double[bias.Length]; }
                public double[] Forward(double[] x)
                {
                    _x = x;
                    var y = (double[])_bias.Clone();
                    for (var i = 0; i < _weights.GetLength(0); i++) for (var j = 0; j < _weights.GetLength(1); j++) y[i] += _weights[i, j] * x[j];
                    return y;
                }

                public double[] Backward(double[] dy)
                {
                    var dx = new double[_x.Length];
                    for (var i = 0; i < dy.Length; i++) { _biasGrad[i] += dy[i]; for (var j = 0; j < dx.Length; j++) { dx[j] += _weights[i, j] * dy[i]; _weightsGrad[i, j] += dy[i] * _x[j]; } }
                    return dx;
                }
            }
            """);

    [Fact]
    public void A_layer_inside_whose_sizes_have_to_fit_is_refused() =>
        AnalyzerTest.Check("""
            public interface ILayer { double[] Forward(double[] x); double[] Backward(double[] dy); }
            public class Dense : ILayer { public Dense(int inputs, int outputs) { } public double[] Forward(double[] x) => x; public double[] Backward(double[] dy) => dy; }
            [GradGen.GradCheckable] public partial class {|GG0006:Layer|}
            {
                private readonly Dense _inner;
                public Layer(Dense inner) => _inner = inner;
                public double[] Forward(double[] x) => _inner.Forward(x);
                public double[] Backward(double[] dy) => _inner.Backward(dy);
            }
            """);

    [Fact]
    public void A_matrix_of_ones_own() =>
        GeneratedTests.Pass("""
            using GradGen;
            public sealed class Matrix
            {
                private readonly double[] _values;
                public Matrix(int rows, int columns) { Rows = rows; Columns = columns; _values = new double[rows * columns]; }
                public int Rows { get; }
                public int Columns { get; }
                public double this[int row, int column] { get => _values[row * Columns + column]; set => _values[row * Columns + column] = value; }
            }

            [GradCheckable] public sealed partial class Times
            {
                private readonly Matrix _weights, _weightsGradient;
                private double[] _x = [];
                public Times(Matrix weights) { _weights = weights; _weightsGradient = new Matrix(weights.Rows, weights.Columns); }
                public double[] Forward(double[] x)
                {
                    _x = x;
                    var y = new double[_weights.Rows];
                    for (var i = 0; i < _weights.Rows; i++) for (var j = 0; j < _weights.Columns; j++) y[i] += _weights[i, j] * x[j];
                    return y;
                }

                public double[] Backward(double[] dy)
                {
                    var dx = new double[_weights.Columns];
                    for (var i = 0; i < _weights.Rows; i++) for (var j = 0; j < _weights.Columns; j++) { _weightsGradient[i, j] += dy[i] * _x[j]; dx[j] += dy[i] * _weights[i, j]; }
                    return dx;
                }
            }
            """);

    [Fact]
    public void The_weights_of_a_layer_that_is_given_them() =>
        GeneratedTests.Pass("""
            using GradGen;
            [GradCheckable] public sealed partial class BiasAdd
            {
                private readonly float[] _bias, _biasGradient;
                public BiasAdd(float[] bias) { _bias = bias; _biasGradient = new float[bias.Length]; }
                public float[,] Forward(float[,] x)
                {
                    var y = (float[,])x.Clone();
                    for (var i = 0; i < x.GetLength(0); i++) for (var j = 0; j < _bias.Length; j++) y[i, j] += _bias[j];
                    return y;
                }

                public float[,] Backward(float[,] dy)
                {
                    for (var i = 0; i < dy.GetLength(0); i++) for (var j = 0; j < _bias.Length; j++) _biasGradient[j] += dy[i, j];
                    return (float[,])dy.Clone();
                }
            }

            [GradCheckable] public sealed partial class WeightMultiply
            {
                private readonly float[,] _weights, _weightsGradient;
                private float[,] _x = new float[0, 0];
                public WeightMultiply(float[,] weights) { _weights = weights; _weightsGradient = new float[weights.GetLength(0), weights.GetLength(1)]; }
                public float[,] Forward(float[,] x)
                {
                    _x = x;
                    var y = new float[x.GetLength(0), _weights.GetLength(1)];
                    for (var i = 0; i < x.GetLength(0); i++) for (var j = 0; j < _weights.GetLength(1); j++) for (var k = 0; k < _weights.GetLength(0); k++) y[i, j] += x[i, k] * _weights[k, j];
                    return y;
                }

                public float[,] Backward(float[,] dy)
                {
                    var dx = new float[_x.GetLength(0), _x.GetLength(1)];
                    for (var i = 0; i < dx.GetLength(0); i++) for (var j = 0; j < _weights.GetLength(1); j++) for (var k = 0; k < _weights.GetLength(0); k++) { dx[i, k] += dy[i, j] * _weights[k, j]; _weightsGradient[k, j] += dy[i, j] * _x[i, k]; }
                    return dx;
                }
            }
            """);
}
