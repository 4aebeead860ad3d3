using GradGen.Generator.Tests.Infrastructure;

namespace GradGen.Generator.Tests.Shapes;

/// <summary>Sizes that no code shows, and that running the layer finds.</summary>
public class TriedSizeTests
{
    // What lays rows out as channels, rows and columns is behind an interface, and only a guard in Backward says how long a row is.
    [Fact]
    public void A_row_is_as_long_as_three_sizes_make_it()
    {
        var layer = """
            using System;
            using GradGen;

            public interface IShaper
            {
                double[,,,] Split(double[,] x, int channels, int height, int width);

                double[,] Join(double[,,,] x);
            }

            public sealed class PlainShaper : IShaper
            {
                public double[,,,] Split(double[,] x, int channels, int height, int width)
                {
                    var y = new double[x.GetLength(0), channels, height, width];
                    for (int b = 0; b < y.GetLength(0); b++)
                        for (int c = 0; c < channels; c++)
                            for (int i = 0; i < height; i++)
                                for (int j = 0; j < width; j++) y[b, c, i, j] = x[b, (c * height + i) * width + j];
                    return y;
                }

                public double[,] Join(double[,,,] x)
                {
                    var (channels, height, width) = (x.GetLength(1), x.GetLength(2), x.GetLength(3));
                    var y = new double[x.GetLength(0), channels * height * width];
                    for (int b = 0; b < y.GetLength(0); b++)
                        for (int c = 0; c < channels; c++)
                            for (int i = 0; i < height; i++)
                                for (int j = 0; j < width; j++) y[b, (c * height + i) * width + j] = x[b, c, i, j];
                    return y;
                }
            }

            public static class Shapers
            {
                public static readonly IShaper Current = new PlainShaper();
            }

            [GradCheckable]
            public sealed partial class ShapedBehindABackend(int channels, int height, int width)
            {
                private double[,] _x = new double[0, 0];

                public double[,,,] Forward(double[,] x)
                {
                    _x = x;
                    return Shapers.Current.Split(x, channels, height, width);
                }

                public double[,] Backward(double[,,,] dy)
                {
                    var dx = Shapers.Current.Join(dy);
                    if (dx.GetLength(1) != _x.GetLength(1))
                        throw new InvalidOperationException("the gradient has another shape than the input");
                    dx[0, 1] *= 1;
                    return dx;
                }
            }
            """;

        Assert.All(GeneratedTests.Run(layer).Values, Assert.Null);
        GeneratedTests.Fail(layer.Replace("*= 1", "*= 2"), "ShapedBehindABackendGradCheckTests.Gradient_of_x");
    }
}
