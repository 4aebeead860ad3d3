using GradGen.Generator.Tests.Infrastructure;

namespace GradGen.Generator.Tests.Reading.Samples;

/// <summary>A layer that is made with a tuple of sizes.</summary>
public class TupleOfSizesTests
{
    private const string Members = "readonly double[,] _k, _kGrad; double[,] _x = new double[0, 0]; ";

    private const string Passes = """
        public double[,] Forward(double[,] x)
        {
            _x = x; int h = _k.GetLength(0), w = _k.GetLength(1); var y = new double[x.GetLength(0) - h + 1, x.GetLength(1) - w + 1];
            for (int i = 0; i < y.GetLength(0); i++) for (int j = 0; j < y.GetLength(1); j++) for (int a = 0; a < h; a++) for (int b = 0; b < w; b++) y[i, j] += _k[a, b] * x[i + a, j + b];
            return y;
        }
        public double[,] Backward(double[,] dy)
        {
            int h = _k.GetLength(0), w = _k.GetLength(1); var d = new double[_x.GetLength(0), _x.GetLength(1)];
            for (int i = 0; i < dy.GetLength(0); i++) for (int j = 0; j < dy.GetLength(1); j++) for (int a = 0; a < h; a++) for (int b = 0; b < w; b++) { d[i + a, j + b] += _k[a, b] * dy[i, j]; _kGrad[a, b] += dy[i, j] * _x[i + a, j + b]; }
            return d;
        }
        """;

    [Theory]
    [InlineData("public Layer((int Height, int Width) kernel) { _k = new double[kernel.Height, kernel.Width]; _kGrad = new double[kernel.Height, kernel.Width]; }")]
    [InlineData("public Layer((int, int) kernel) { _k = new double[kernel.Item1, kernel.Item2]; _kGrad = new double[kernel.Item1, kernel.Item2]; }")]
    [InlineData("public Layer((int Height, int Width) kernel) { var (h, w) = kernel; _k = new double[h, w]; _kGrad = new double[h, w]; }")]
    public void Is_made_of_its_parts(string constructor)
    {
        var source = $"using GradGen; [GradCheckable] public partial class Layer {{ {Members}{constructor} {Passes} }}";

        AnalyzerTest.Silent(source);
        GeneratedTests.Pass(source);
    }
}
