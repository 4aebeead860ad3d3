using GradGen.Generator.Tests.Infrastructure;

namespace GradGen.Generator.Tests.Shapes;

/// <summary>Names in [Shape], and sizes that are only known of the layer that was made.</summary>
public class NamedSizeTests
{
    [Theory]
    [InlineData("Size", "protected Base(int size) { Size = size; } public int Size { get; }", ": base(size)", "", "sizes.Known(\"size\", this.Size)")]
    [InlineData("Size", "private readonly int _s; protected Base(int size) { _s = size; } public int Size => _s;", ": base(size)", "", "sizes.Known(\"Size\", this.Size)")]
    [InlineData("Size", "public abstract int Size { get; }", "", "public override int Size => _w.Length;", "sizes.Known(\"Size\", this.Size)")]
    [InlineData("Size", "", "", "private int Size => 2 * _w.Length;", "(2 * sizes.Known(\"size\", this._w.Length))")]
    [InlineData("Width", "", "", "private const int Width = 7;", "7")]
    [InlineData("Width", "", "", "private readonly int _width = 7;", "7")]
    [InlineData("Width", "", "", "public int Width { get; set; } = 7;", "sizes.Known(\"Width\", this.Width)")]
    [InlineData("widths", "", "", "public int Width { get; set; } = 7;", "sizes.Free(\"widths\")")]
    [InlineData("width2", "", "", "public int Width { get; set; } = 7;", "sizes.Free(\"width2\")")]
    [InlineData("weight", "", "", "public int Height { get; set; } = 7;", "sizes.Free(\"weight\")")]
    [InlineData("batch", "", "", "private int _batch; public void Remember(double[] x) { _batch = x.Length; }", "sizes.Free(\"batch\")")]
    public void A_name_in_Shape(string name, string parent, string passed, string members, string expected)
    {
        var run = GeneratorTest.Run($$"""
            public abstract class Base { {{parent}} }
            [GradGen.GradCheckable] public partial class Layer : Base
            {
                private readonly double[] _w;
                public Layer(int size) {{passed}} { _w = new double[size]; }
                {{members}}
                public double[] Forward([GradGen.Shape("{{name}}")] double[] x) { {{(members.Contains("Remember", StringComparison.Ordinal) ? "Remember(x);" : string.Empty)}} return _w; }
                public double[] Backward(double[] dy) => dy;
            }
            """);

        Assert.Equal([$"new double[{expected}]"], LayerModels.Inputs(run));
    }

    [Theory]
    [InlineData("widht")]
    [InlineData("widh")]
    [InlineData("wiidth")]
    [InlineData("2 * widht")]
    public void A_name_that_nearly_is_one_of_the_layers(string shape)
    {
        var reported = AnalyzerTest.Check($$"""
            #pragma warning disable GG0101, GG0107
            using System.Linq;
            [GradGen.GradCheckable] public partial class Layer(int width)
            {
                private readonly double[] _w = new double[width];
                public double[] Forward([GradGen.Shape("{{shape}}")] double[] [|x|]) => x.Zip(_w, (a, b) => a * b).ToArray();
                public double[] Backward(double[] dy) => dy;
            }
            """, "GG0007");

        Assert.Equal($"The shape of x is not known: [Shape] names {shape.Split(' ')[^1]}, which Layer does not have; is it width?", Assert.Single(reported).GetMessage());
    }

    [Fact]
    public void What_a_factory_sets_is_asked_of_the_layer_that_it_made() => GeneratedTests.Pass("""
        using GradGen;
        [GradCheckable] public sealed partial class Later
        {
            public int Inputs;
            public int Outputs;
            private double[,] _w = new double[0, 0], _wGrad = new double[0, 0];
            private double[] _x = [];
            public Later() { Inputs = 0; }
            [GradCheckFactory] public static Later Make() => new() { Inputs = 3, Outputs = 2, _w = new double[2, 3], _wGrad = new double[2, 3] };
            public double[] Forward([Shape("Inputs")] double[] x)
            {
                _x = x;
                var y = new double[Outputs];
                for (var i = 0; i < Outputs; i++) for (var j = 0; j < Inputs; j++) y[i] += (1 + _w[i, j]) * x[j];
                return y;
            }
            public double[] Backward(double[] dy)
            {
                var d = new double[Inputs];
                for (var i = 0; i < Outputs; i++) for (var j = 0; j < Inputs; j++) { d[j] += (1 + _w[i, j]) * dy[i]; _wGrad[i, j] += dy[i] * _x[j]; }
                return d;
            }
        }
        """);

    [Theory]
    [InlineData("for (var i = 0; i < x.GetLength(0); i++) for (var j = 0; j < x.GetLength(1); j++) for (var l = 0; l < x.GetLength(2); l++) y[i, j, l] = x[i, j, l] * _w[k++];")]
    [InlineData("for (var i = 0; i < _width; i++) for (var j = 0; j < _height; j++) for (var l = 0; l < _depth; l++) y[i, j, l] = x[i, j, l] * _w[k++];")]
    public void What_Init_is_told_is_the_size_of_the_input(string fill) => GeneratedTests.Pass($$"""
        [GradGen.GradCheckable] public sealed partial class Scale
        {
            private int _width, _height, _depth;
            private double[] _w = [], _wGrad = [];
            private double[,,] _x = new double[0, 0, 0];
            public void Init(int width, int height, int depth) { _width = width; _height = height; _depth = depth; _w = new double[width * height * depth]; _wGrad = new double[width * height * depth]; }
            public double[,,] Forward(double[,,] x) { _x = x; var y = new double[_width, _height, _depth]; var k = 0; {{fill}} return y; }
            public double[,,] Backward(double[,,] dy)
            {
                var (d, k) = (new double[_width, _height, _depth], 0);
                for (var i = 0; i < _width; i++) for (var j = 0; j < _height; j++) for (var l = 0; l < _depth; l++) { d[i, j, l] = dy[i, j, l] * _w[k]; _wGrad[k++] += dy[i, j, l] * _x[i, j, l]; }
                return d;
            }
        }
        """);
}
