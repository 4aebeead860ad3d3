namespace GradGen.Power.Varied;

/// <summary>A leaky rectifier that learns a slope for every channel, or one for all.</summary>
[GradCheckable]
public partial class ChannelPRelu
{
    private readonly bool shared;
    public double[] Slope;
    public double[] SlopeGradient;
    private double[,] input = new double[0, 0];

    public ChannelPRelu(int channels, bool shared = false, double init = 0.25)
    {
        this.shared = shared;
        Slope = Enumerable.Repeat(init, shared ? 1 : channels).ToArray();
        SlopeGradient = new double[Slope.Length];
    }

    public double[,] Forward(double[,] x)
    {
        input = x;
        var y = (double[,])x.Clone();
        for (int c = 0; c < x.GetLength(0); c++)
            for (int t = 0; t < x.GetLength(1); t++)
                if (x[c, t] < 0)
                    y[c, t] *= Slope[shared ? 0 : c];
        return y;
    }

    public double[,] Backward(double[,] dy)
    {
        var dx = new double[dy.GetLength(0), dy.GetLength(1)];
        for (int c = 0; c < dy.GetLength(0); c++)
        {
            int s = shared ? 0 : c;
            for (int t = 0; t < dy.GetLength(1); t++)
            {
                if (input[c, t] < 0)
                {
                    dx[c, t] = dy[c, t] * Slope[s];
                    SlopeGradient[s] += dy[c, t] * input[c, t];
                }
                else
                {
                    dx[c, t] = dy[c, t];
                }
            }
        }
        return dx;
    }
}
