// The gradients by two inputs, and by the parameter that they share, in one array.
using System;
using GradGen;

namespace Signatures;

[GradCheckable]
public sealed partial class GradientsInAList(int size)
{
    private readonly double[] _scale = new double[size];
    private double[] _left = [], _right = [];

    public double[] Forward(double[] left, double[] right)
    {
        (_left, _right) = (left, right);
        var y = new double[size];
        for (var i = 0; i < size; i++)
            y[i] = _scale[i] * left[i] * Math.Sin(right[i]);
        return y;
    }

    public double[][] Backward(double[] g)
    {
        double[] dLeft = new double[size], dRight = new double[size], dScale = new double[size];
        for (var i = 0; i < size; i++)
        {
            dLeft[i] = g[i] * _scale[i] * Math.Sin(_right[i]); // WRONG left: dLeft[i] = g[i] * Math.Sin(_right[i]);
            dRight[i] = g[i] * _scale[i] * _left[i] * Math.Cos(_right[i]); // WRONG right: dRight[i] = g[i] * _scale[i] * Math.Cos(_right[i]);
            dScale[i] = g[i] * _left[i] * Math.Sin(_right[i]); // WRONG _scale: dScale[i] = g[i] * _left[i];
        }

        return new[] { dLeft, dRight, dScale };
    }
}
