namespace GradGen.Power.Varied;

/// <summary>Normalises each channel of each image by itself; scale and shift are there if asked for.</summary>
[GradCheckable]
public partial class InstanceNorm
{
    private readonly bool affine;
    private readonly double eps;
    public double[]? Gamma;
    public double[]? Beta;
    public double[]? GammaGrad;
    public double[]? BetaGrad;
    private double[,,] xhat = new double[0, 0, 0];
    private double[,] invStd = new double[0, 0];

    public InstanceNorm(int channels, bool affine, double eps = 1e-5)
    {
        this.affine = affine;
        this.eps = eps;
        if (affine)
        {
            Gamma = new double[channels];
            Array.Fill(Gamma, 1.0);
            Beta = new double[channels];
            GammaGrad = new double[channels];
            BetaGrad = new double[channels];
        }
    }

    public double[,,] Forward(double[,,] x)
    {
        int n = x.GetLength(0), channels = x.GetLength(1), length = x.GetLength(2);
        xhat = new double[n, channels, length];
        invStd = new double[n, channels];
        var y = new double[n, channels, length];
        for (int b = 0; b < n; b++)
            for (int c = 0; c < channels; c++)
            {
                double mean = 0, sq = 0;
                for (int i = 0; i < length; i++) mean += x[b, c, i] / length;
                for (int i = 0; i < length; i++) sq += (x[b, c, i] - mean) * (x[b, c, i] - mean) / length;
                invStd[b, c] = 1.0 / Math.Sqrt(sq + eps);
                for (int i = 0; i < length; i++)
                {
                    xhat[b, c, i] = (x[b, c, i] - mean) * invStd[b, c];
                    y[b, c, i] = affine ? Gamma![c] * xhat[b, c, i] + Beta![c] : xhat[b, c, i];
                }
            }
        return y;
    }

    public double[,,] Backward(double[,,] dy)
    {
        int n = dy.GetLength(0), channels = dy.GetLength(1), length = dy.GetLength(2);
        var dx = new double[n, channels, length];
        for (int b = 0; b < n; b++)
            for (int c = 0; c < channels; c++)
            {
                double scale = 1;
                if (affine)
                {
                    scale = Gamma![c];
                    for (int i = 0; i < length; i++)
                    {
                        GammaGrad![c] += dy[b, c, i] * xhat[b, c, i];
                        BetaGrad![c] += dy[b, c, i];
                    }
                }
                double m1 = 0, m2 = 0;
                for (int i = 0; i < length; i++)
                {
                    m1 += dy[b, c, i] / length;
                    m2 += dy[b, c, i] * xhat[b, c, i] / length;
                }
                for (int i = 0; i < length; i++)
                    dx[b, c, i] = scale * invStd[b, c] * (dy[b, c, i] - m1 - xhat[b, c, i] * m2);
            }
        return dx;
    }
}
