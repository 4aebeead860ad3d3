namespace GradGen.Power.Varied;

/// <summary>Turns pairs of features by an angle that grows with the position. Without parameters.</summary>
[GradCheckable]
public partial class RotaryEmbedding
{
    private readonly int dim;
    private readonly double theta;

    public RotaryEmbedding(int dim, double theta = 10000.0)
    {
        if (dim % 2 != 0) throw new ArgumentException("dim must be even");
        this.dim = dim;
        this.theta = theta;
    }

    public double[][] Forward(double[][] x) => Rotate(x, 1);

    public double[][] Backward(double[][] dy)
    {
        var dx = new double[dy.Length][];
        for (int t = 0; t < dy.Length; t++)
        {
            dx[t] = new double[dim];
            for (int i = 0; i < dim / 2; i++)
            {
                double angle = t * Math.Pow(theta, -2.0 * i / dim);
                double c = Math.Cos(angle), s = Math.Sin(angle);
                dx[t][2 * i] = dy[t][2 * i] * c + dy[t][2 * i + 1] * s;
                dx[t][2 * i + 1] = dy[t][2 * i + 1] * c - dy[t][2 * i] * s;
            }
        }
        return dx;
    }

    private double[][] Rotate(double[][] x, int direction)
    {
        var y = new double[x.Length][];
        for (int t = 0; t < x.Length; t++)
        {
            y[t] = new double[dim];
            for (int i = 0; i < dim / 2; i++)
            {
                double angle = direction * t * Math.Pow(theta, -2.0 * i / dim);
                double c = Math.Cos(angle), s = Math.Sin(angle);
                y[t][2 * i] = x[t][2 * i] * c - x[t][2 * i + 1] * s;
                y[t][2 * i + 1] = x[t][2 * i] * s + x[t][2 * i + 1] * c;
            }
        }
        return y;
    }
}
