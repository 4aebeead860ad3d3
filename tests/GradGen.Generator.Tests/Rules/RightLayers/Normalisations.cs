using System;
using System.Linq;
using GradGen;

// Running statistics are written in Forward, the parameters are not.
[GradCheckable]
public partial class BatchNorm
{
    private readonly double[] gamma, beta, dGamma, dBeta, runningMean;
    private double[,] xHat = new double[0, 0];
    private double[] std = [];

    public BatchNorm(int features)
    {
        gamma = Enumerable.Repeat(1.0, features).ToArray();
        beta = new double[features];
        dGamma = new double[features];
        dBeta = new double[features];
        runningMean = new double[features];
    }

    public double[,] Forward([Shape("batch", "features")] double[,] x)
    {
        int n = x.GetLength(0), d = x.GetLength(1);
        xHat = new double[n, d];
        std = new double[d];
        var y = new double[n, d];
        for (int j = 0; j < d; j++)
        {
            double mean = 0, variance = 0;
            for (int i = 0; i < n; i++)
                mean += x[i, j] / n;
            for (int i = 0; i < n; i++)
                variance += (x[i, j] - mean) * (x[i, j] - mean) / n;
            runningMean[j] = 0.9 * runningMean[j] + 0.1 * mean;
            std[j] = Math.Sqrt(variance + 1e-5);
            for (int i = 0; i < n; i++)
            {
                xHat[i, j] = (x[i, j] - mean) / std[j];
                y[i, j] = gamma[j] * xHat[i, j] + beta[j];
            }
        }

        return y;
    }

    public double[,] Backward(double[,] dout)
    {
        int n = dout.GetLength(0), d = dout.GetLength(1);
        var dx = new double[n, d];
        for (int j = 0; j < d; j++)
        {
            double sum = 0, dot = 0;
            for (int i = 0; i < n; i++)
            {
                sum += dout[i, j];
                dot += dout[i, j] * xHat[i, j];
            }

            dBeta[j] += sum;
            dGamma[j] += dot;
            for (int i = 0; i < n; i++)
                dx[i, j] = gamma[j] / std[j] / n * (n * dout[i, j] - sum - xHat[i, j] * dot);
        }

        return dx;
    }
}

// Gradients by properties with setters that are used, and a scratch buffer beside them.
[GradCheckable]
public partial class ScaleShift
{
    public ScaleShift(int size)
    {
        Scale = Enumerable.Repeat(1f, size).ToArray();
        Shift = new float[size];
        ScaleGradient = new float[size];
        ShiftGradient = new float[size];
        _buffer = new float[size];
    }

    public float[] Scale { get; }
    public float[] Shift { get; }
    public float[] ScaleGradient { get; private set; }
    public float[] ShiftGradient { get; private set; }
    private readonly float[] _buffer;

    public float[] Forward(float[] x)
    {
        x.CopyTo(_buffer, 0);
        var y = new float[Scale.Length];
        for (var i = 0; i < y.Length; i++)
            y[i] = Scale[i] * x[i] + Shift[i];
        return y;
    }

    public float[] Backward(float[] dy)
    {
        ShiftGradient = Sum(ShiftGradient, dy);
        ScaleGradient = Sum(ScaleGradient, dy.Zip(_buffer, (d, v) => d * v).ToArray());
        return dy.Zip(Scale, (d, s) => d * s).ToArray();
    }

    private static float[] Sum(float[] a, float[] b) => a.Zip(b, (x, y) => x + y).ToArray();
}
