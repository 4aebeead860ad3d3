using System;
using GradGen;

namespace Arrays;

[GradCheckable]
public sealed partial class ProductsOfKinds(int inputs, int outputs)
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
        _weightsGrad = Multiply(_x, dy, 1); // WRONG _weights: _weightsGrad = Multiply(_x, dy, 1); _weightsGrad[0, 1] = 0;
        return Multiply(dy, _weights, 2); // WRONG x: var dx = Multiply(dy, _weights, 2); dx[1, 0] *= 2; return dx;
    }

    private static double[,] Multiply(double[,] a, double[,] b, int kind = 0)
    {
        double[,] product;
        switch (kind)
        {
            case 1:
                product = new double[a.GetLength(1), b.GetLength(1)];
                for (var i = 0; i < a.GetLength(1); i++)
                    for (var j = 0; j < b.GetLength(1); j++)
                        for (var k = 0; k < a.GetLength(0); k++)
                            product[i, j] += a[k, i] * b[k, j];
                break;
            case 2:
                product = new double[a.GetLength(0), b.GetLength(0)];
                for (var i = 0; i < a.GetLength(0); i++)
                    for (var j = 0; j < b.GetLength(0); j++)
                        for (var k = 0; k < a.GetLength(1); k++)
                            product[i, j] += a[i, k] * b[j, k];
                break;
            default:
                product = new double[a.GetLength(0), b.GetLength(1)];
                for (var i = 0; i < a.GetLength(0); i++)
                    for (var j = 0; j < b.GetLength(1); j++)
                        for (var k = 0; k < a.GetLength(1); k++)
                            product[i, j] += a[i, k] * b[k, j];
                break;
        }

        return product;
    }
}
