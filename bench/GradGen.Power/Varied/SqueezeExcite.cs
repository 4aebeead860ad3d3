namespace GradGen.Power.Varied;

/// <summary>Scales each channel by what a bottleneck makes of all channels' means.</summary>
[GradCheckable]
public partial class SqueezeExcite
{
    private readonly int channels;
    private readonly int hidden;
    private readonly double[,] w1, w2, w1Grad, w2Grad;
    private double[,] x = new double[0, 0];
    private double[] mean = [], h = [], s = [];

    public SqueezeExcite(int channels, int reduction)
    {
        if (channels % reduction != 0) throw new ArgumentException("reduction must divide channels");
        this.channels = channels;
        hidden = channels / reduction;
        w1 = new double[hidden, channels];
        w1Grad = new double[hidden, channels];
        w2 = new double[channels, hidden];
        w2Grad = new double[channels, hidden];
    }

    public double[,] Forward(double[,] x)
    {
        this.x = x;
        int length = x.GetLength(1);
        mean = new double[channels];
        h = new double[hidden];
        s = new double[channels];
        for (int c = 0; c < channels; c++)
            for (int t = 0; t < length; t++) mean[c] += x[c, t] / length;
        for (int k = 0; k < hidden; k++)
        {
            for (int c = 0; c < channels; c++) h[k] += w1[k, c] * mean[c];
            h[k] = Math.Max(h[k], 0);
        }
        var y = new double[channels, length];
        for (int c = 0; c < channels; c++)
        {
            for (int k = 0; k < hidden; k++) s[c] += w2[c, k] * h[k];
            s[c] = 1 / (1 + Math.Exp(-s[c]));
            for (int t = 0; t < length; t++) y[c, t] = x[c, t] * s[c];
        }
        return y;
    }

    public double[,] Backward(double[,] dy)
    {
        int length = dy.GetLength(1);
        var dx = new double[channels, length];
        var dh = new double[hidden];
        for (int c = 0; c < channels; c++)
        {
            double ds = 0;
            for (int t = 0; t < length; t++)
            {
                ds += dy[c, t] * x[c, t];
                dx[c, t] = dy[c, t] * s[c];
            }
            double dz = ds * s[c] * (1 - s[c]);
            for (int k = 0; k < hidden; k++)
            {
                w2Grad[c, k] += dz * h[k];
                dh[k] += dz * w2[c, k];
            }
        }
        for (int k = 0; k < hidden; k++)
        {
            if (h[k] <= 0) continue;
            for (int c = 0; c < channels; c++)
            {
                w1Grad[k, c] += dh[k] * mean[c];
                for (int t = 0; t < length; t++) dx[c, t] += dh[k] * w1[k, c] / length;
            }
        }
        return dx;
    }
}
