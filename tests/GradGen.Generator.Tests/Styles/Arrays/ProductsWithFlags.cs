using System;
using GradGen;

namespace Arrays;

[GradCheckable]
public sealed partial class ProductsWithFlags(int inputs, int outputs)
{
    private readonly double[,] _weights = new double[inputs, outputs];
    private double[,] _weightsGrad = new double[inputs, outputs];
    private double[,] _x = new double[0, 0];

    public double[,] Forward(double[,] x)
    {
        _x = x;
        return Multiply(x, _weights);
    }

    public double[,] Backward(double[,] dy)
    {
        _weightsGrad = Multiply(_x, dy, transposeA: true); // WRONG _weights: _weightsGrad = Multiply(_x, dy, transposeA: true); _weightsGrad[0, 1] = 0;
        return Multiply(dy, _weights, transposeB: true); // WRONG x: var dx = Multiply(dy, _weights, transposeB: true); dx[1, 0] *= 2; return dx;
    }

    private static double[,] Multiply(double[,] a, double[,] b, bool transposeA = false, bool transposeB = false)
    {
        var (rows, inner) = Size(a, transposeA);
        var columns = b.GetLength(transposeB ? 0 : 1);
        var product = new double[rows, columns];
        for (var i = 0; i < rows; i++)
        {
            for (var j = 0; j < columns; j++)
            {
                for (var k = 0; k < inner; k++)
                {
                    product[i, j] += (transposeA, transposeB) switch
                    {
                        (true, false) => a[k, i] * b[k, j],
                        (false, true) => a[i, k] * b[j, k],
                        (false, false) => a[i, k] * b[k, j],
                        _ => throw new NotSupportedException(),
                    };
                }
            }
        }

        return product;
    }

    private static (int Rows, int Columns) Size(double[,] matrix, bool isTransposed) =>
        isTransposed ? (matrix.GetLength(1), matrix.GetLength(0)) : (matrix.GetLength(0), matrix.GetLength(1));
}
