using GradGen.Generator.Tests.Infrastructure;

namespace GradGen.Generator.Tests.Reading.Samples;

/// <summary>What guards and arithmetic ask of sizes is told before the layer is made.</summary>
public class RelationTests
{
    [Theory]
    [InlineData("if (kernel % 2 == 0) throw new ArgumentException();", "sizes.Remainder(\"kernel\", 2, 1);")]
    [InlineData("if ((kernel & 1) == 0) throw new ArgumentException();", "sizes.Remainder(\"kernel\", 2, 1);")]
    [InlineData("if (kernel % 2 != 1) throw new ArgumentException();", "sizes.Remainder(\"kernel\", 2, 1);")]
    [InlineData("if (!(kernel % 2 == 1)) throw new ArgumentException();", "sizes.Remainder(\"kernel\", 2, 1);")]
    [InlineData("if (kernel % 2 is 0) throw new ArgumentException();", "sizes.Remainder(\"kernel\", 2, 1);")]
    [InlineData("if (kernel < 5) throw new ArgumentException();", "sizes.AtLeast(\"kernel\", 5);")]
    [InlineData("if (kernel is < 5 or > 9) throw new ArgumentException();", "sizes.AtLeast(\"kernel\", 5);\nsizes.AtMost(\"kernel\", 9);")]
    [InlineData("if (kernel < 5 || kernel > 9) throw new ArgumentException();", "sizes.AtLeast(\"kernel\", 5);\nsizes.AtMost(\"kernel\", 9);")]
    [InlineData("if (kernel >= 5 && kernel <= 9) { } else throw new ArgumentException();", "sizes.AtLeast(\"kernel\", 5);\nsizes.AtMost(\"kernel\", 9);")]
    [InlineData("ArgumentOutOfRangeException.ThrowIfLessThan(kernel, 5);", "sizes.AtLeast(\"kernel\", 5);")]
    [InlineData("System.Diagnostics.Debug.Assert(kernel >= 5);", "sizes.AtLeast(\"kernel\", 5);")]
    [InlineData("if (width % kernel != 0) throw new ArgumentException();", "sizes.Multiple(\"width\", \"kernel\");")]
    [InlineData("if (width % (2 * kernel) != 0) throw new ArgumentException();", "sizes.Remainder(\"width\", 2, 0);\nsizes.Multiple(\"width\", \"kernel\");")]
    [InlineData("if (width != kernel) throw new ArgumentException();", "sizes.Same(\"width\", \"kernel\");")]
    [InlineData("if (kernel >= width) throw new ArgumentException();", "sizes.Below(\"kernel\", \"width\");")]
    [InlineData("var each = width / kernel;", "sizes.Multiple(\"width\", \"kernel\");")]
    [InlineData("var half = width / 2;", "sizes.AtLeast(\"width\", 4);")]
    [InlineData("Guard.Odd(kernel);", "sizes.Remainder(\"kernel\", 2, 1);")]
    [InlineData("if (kernel <= 0) throw new ArgumentException();", "")]
    [InlineData("if (width % kernel != 0) Console.WriteLine(width);", "")]
    [InlineData("if (width > 3 && kernel % 2 == 0) throw new ArgumentException();", "")]
    [InlineData("var mean = width / (double)kernel;", "")]
    [InlineData("kernel = 3; if (kernel % 2 == 0) throw new ArgumentException();", "")]
    public void In_a_constructor(string body, string said)
    {
        var code = SampleCode.Of($$"""
            public static class Guard { public static void Odd(int number) { if (number % 2 == 0) throw new ArgumentException(); } }
            [GradCheckable] public partial class Layer
            {
                private readonly double[] _w, _dw;
                public Layer(int width, int kernel) { {{body}} _w = new double[kernel]; _dw = new double[width]; }
                public double[] Forward(double[] x) => Array.ConvertAll(x, v => v * _w.Length);
                public double[] Backward(double[] dy) => Array.ConvertAll(dy, v => v * _w.Length);
            }
            """);

        Assert.Equal(said, code[..code.IndexOf("new Layer", StringComparison.Ordinal)].TrimEnd());
    }

    [Theory]
    [InlineData("int width, int heads", "private readonly int _size = width / heads;", "_size")]
    [InlineData("int width, int heads", "private readonly int _width = width, _heads = heads;", "(_width / _heads)")]
    [InlineData("int width, int heads", "private readonly int _width = width % heads == 0 ? width : throw new ArgumentException();", "_width")]
    [InlineData("int width, int heads", "private int Width { get; } = width; private int Heads => heads; private int Size => Width / heads;", "Size")]
    [InlineData("int width, int heads", "private readonly int _model = width, _heads = heads; private int Size() => _model / _heads;", "Size()")]
    public void In_what_the_constructor_keeps(string parameters, string members, string factor) =>
        Assert.StartsWith("sizes.Multiple(\"width\", \"heads\");\nnew Layer(", SampleCode.Of(parameters, members, factor), StringComparison.Ordinal);

    // Nothing refuses a width that is no multiple, but the layer then loses its last columns.
    [Fact]
    public void In_a_layer_that_divides_without_a_guard() =>
        Assert.StartsWith("sizes.Multiple(\"dModel\", \"heads\");\nnew Layer(", SampleCode.Of("""
            [GradCheckable] public partial class Layer
            {
                private readonly int _heads, _headSize;
                private readonly double[,] _wq, _wqGrad;
                public Layer(int dModel, int heads) { _heads = heads; _headSize = dModel / heads; _wq = new double[dModel, dModel]; _wqGrad = new double[dModel, dModel]; }
                public double[] Forward(double[] x) => Array.ConvertAll(x, v => v * _headSize * _heads);
                public double[] Backward(double[] dy) => Array.ConvertAll(dy, v => v * _headSize * _heads);
            }
            """), StringComparison.Ordinal);

    [Fact]
    public void In_a_base_class() =>
        Assert.StartsWith("sizes.Multiple(\"width\", \"heads\");\nnew Layer(", SampleCode.Of("""
            public abstract class Attention
            {
                protected readonly int Size;
                protected Attention(int model, int parts) { if (model % parts != 0) throw new ArgumentException(); Size = model / parts; }
            }

            [GradCheckable] public partial class Layer(int width, int heads) : Attention(width, heads)
            {
                public double[] Forward(double[] x) => Array.ConvertAll(x, v => v * Size);
                public double[] Backward(double[] dy) => Array.ConvertAll(dy, v => v * Size);
            }
            """), StringComparison.Ordinal);

    [Fact]
    public void With_a_number_of_groups_that_is_one_by_default() =>
        Assert.Equal(
            "sizes.Known(\"groups\", sizes.Choose<int>(\"groups\", 1, 2));\nsizes.Multiple(\"channels\", \"groups\");\nnew Layer(sizes.Of(\"channels\"), sizes.Of(\"groups\"))",
            SampleCode.Of("int channels, int groups = 1", "private readonly int _each = channels / groups;", "_each"));

    [Fact]
    public void Of_arrays_that_are_given() =>
        Assert.Equal(
            "sizes.Same(\"bias\", \"weights axis 0\");\nnew Layer((double[,])SampleArrays.Table<double>(sizes.Of(\"weights axis 0\"), sizes.Of(\"weights axis 1\")), SampleArrays.Values<double>(sizes.Of(\"bias\")))",
            SampleCode.Of("""
                [GradCheckable] public partial class Layer
                {
                    private readonly int _size;
                    public Layer(double[,] weights, double[] bias) { if (bias.Length != weights.GetLength(0)) throw new ArgumentException(); _size = bias.Length; }
                    public double[] Forward(double[] x) => Array.ConvertAll(x, v => v * _size);
                    public double[] Backward(double[] dy) => Array.ConvertAll(dy, v => v * _size);
                }
                """));
}
