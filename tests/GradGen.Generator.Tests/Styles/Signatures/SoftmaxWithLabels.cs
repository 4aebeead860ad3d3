// A softmax whose Backward takes what the output should be, for the cross-entropy.
using System;
using GradGen;

[GradCheckable]
public sealed partial class SoftmaxOutput
{
    private double[,] _y = new double[0, 0];

    public double[,] Forward(double[,] x)
    {
        int rows = x.GetLength(0), classes = x.GetLength(1);
        _y = new double[rows, classes];
        for (int b = 0; b < rows; b++)
        {
            var sum = 0.0;
            for (int i = 0; i < classes; i++) sum += _y[b, i] = Math.Exp(x[b, i]);
            for (int i = 0; i < classes; i++) _y[b, i] /= sum;
        }

        return _y;
    }

    public double[,] Backward(double[,] yTrue)
    {
        var dx = new double[yTrue.GetLength(0), yTrue.GetLength(1)];
        for (int b = 0; b < dx.GetLength(0); b++)
            for (int i = 0; i < dx.GetLength(1); i++)
                dx[b, i] = _y[b, i] - yTrue[b, i]; // WRONG x: dx[b, i] = _y[b, i] + yTrue[b, i];
        return dx;
    }
}
