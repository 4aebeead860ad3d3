// An array of samples.
using GradGen;

[GradCheckable]
public partial class Rows
{
    private readonly double[] gain, gainGrad;
    private double[][] batch = new double[0][];

    public Rows(int width)
    {
        gain = new double[width];
        gainGrad = new double[width];
    }

    public double[][] Forward(double[][] x)
    {
        batch = x;
        var y = new double[x.Length][];
        for (int n = 0; n < x.Length; n++)
        {
            y[n] = new double[gain.Length];
            for (int i = 0; i < gain.Length; i++) y[n][i] = gain[i] * x[n][i];
        }
        return y;
    }

    public double[][] Backward(double[][] dy)
    {
        var dx = new double[dy.Length][];
        for (int n = 0; n < dy.Length; n++)
        {
            dx[n] = new double[gain.Length];
            for (int i = 0; i < gain.Length; i++)
            {
                gainGrad[i] += dy[n][i] * batch[n][i]; // WRONG gain: gainGrad[i] = dy[n][i] * batch[n][i];
                dx[n][i] = dy[n][i] * gain[i];
            }
        }
        return dx;
    }
}
