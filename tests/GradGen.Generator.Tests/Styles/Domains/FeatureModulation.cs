using System;
using GradGen;

namespace Domains;

/// <summary>Scales and shifts the channels of one input as another says, through two matrices.</summary>
[GradCheckable]
public sealed partial class FeatureModulation
{
    private readonly int channels, condition;
    private readonly double[] wScale, wShift;
    private readonly double[] gradWScale, gradWShift;
    private double[,] features;
    private double[] c, scale;

    public FeatureModulation(int channels, int condition)
    {
        this.channels = channels;
        this.condition = condition;
        wScale = new double[channels * condition];
        wShift = new double[channels * condition];
        gradWScale = new double[channels * condition];
        gradWShift = new double[channels * condition];
        features = new double[channels, 0];
        c = new double[condition];
        scale = new double[channels];
    }

    public double[,] Forward(double[,] x, double[] c)
    {
        features = x;
        this.c = c;
        var y = new double[channels, x.GetLength(1)];
        for (int k = 0; k < channels; k++)
        {
            double a = 0, b = 0;
            for (int j = 0; j < condition; j++)
            {
                a += wScale[k * condition + j] * c[j];
                b += wShift[k * condition + j] * c[j];
            }

            scale[k] = 1 + Math.Tanh(a);
            for (int t = 0; t < x.GetLength(1); t++)
                y[k, t] = scale[k] * x[k, t] + b;
        }

        return y;
    }

    public (double[,] dx, double[] dc) Backward(double[,] dy)
    {
        var dx = new double[channels, features.GetLength(1)];
        var dc = new double[condition];
        for (int k = 0; k < channels; k++)
        {
            double ds = 0, db = 0;
            for (int t = 0; t < features.GetLength(1); t++)
            {
                ds += dy[k, t] * features[k, t];
                db += dy[k, t];
                dx[k, t] = dy[k, t] * scale[k];
            }

            double tanh = scale[k] - 1;
            double da = ds * (1 - tanh * tanh); 
            for (int j = 0; j < condition; j++)
            {
                gradWScale[k * condition + j] += da * c[j];
                gradWShift[k * condition + j] += db * c[j]; // WRONG wShift: gradWShift[j * channels + k] += db * c[j];
                dc[j] += da * wScale[k * condition + j] + db * wShift[k * condition + j]; // WRONG c: dc[j] += da * wScale[k * condition + j];
            }
        }

        return (dx, dc);
    }
}
