using GradGen.Generator.Tests.Infrastructure;

namespace GradGen.Generator.Tests.Reading;

/// <summary>What is passed beside a batch belongs to its samples, of whatever type it is.</summary>
public class MaskOfSamplesTests
{
    [Theory]
    [InlineData("bool[,]", "m[r, c]")]
    [InlineData("int[,]", "m[r, c] == 1")]
    [InlineData("long[,]", "m[r, c] == 1")]
    public void A_mask_goes_with_its_rows(string type, string isOn)
    {
        var source = $$"""
            using GradGen;
            [GradCheckable] public partial class Layer
            {
                double[,] _x = new double[0, 0]; {{type}} m = new {{type.Replace("[,]", "[0, 0]", StringComparison.Ordinal)}};
                public double[,] Forward(double[,] x, {{type}} mask)
                {
                    (_x, m) = (x, mask); var y = new double[x.GetLength(0), x.GetLength(1)];
                    for (var r = 0; r < x.GetLength(0); r++) for (var c = 0; c < x.GetLength(1); c++) y[r, c] = {{isOn}} ? x[r, c] * x[r, c] : x[r, c];
                    return y;
                }
                public double[,] Backward(double[,] dy)
                {
                    var d = new double[dy.GetLength(0), dy.GetLength(1)];
                    for (var r = 0; r < d.GetLength(0); r++) for (var c = 0; c < d.GetLength(1); c++) d[r, c] = {{isOn}} ? 2 * _x[r, c] * dy[r, c] : dy[r, c];
                    return d;
                }
            }
            """;

        AnalyzerTest.Silent(source);
        GeneratedTests.Pass(source);
        using var loaded = GeneratedTests.Load(source);
        Assert.DoesNotContain("batch", GradCheck.Run(loaded.Assembly.GetType("Layer")!).ToString(), StringComparison.OrdinalIgnoreCase);
    }
}
