namespace GradGen.Power.Varied;

/// <summary>Small values become zero; soft shrinkage moves the others towards it as well.</summary>
[GradCheckable]
public partial class Shrink
{
    public Shrink(double lambda = 0.5, bool soft = false)
    {
        Lambda = lambda;
        Soft = soft;
    }

    public double Lambda { get; }

    public bool Soft { get; }

    private double[]? Cache { get; set; }

    public double[] Forward(double[] x)
    {
        Cache = x;
        var y = new double[x.Length];
        for (int i = 0; i < x.Length; i++)
        {
            if (x[i] > Lambda)
            {
                y[i] = Soft ? x[i] - Lambda : x[i];
            }
            else if (x[i] < -Lambda)
            {
                y[i] = Soft ? x[i] + Lambda : x[i];
            }
        }

        return y;
    }

    public double[] Backward(double[] dy)
    {
        var dx = new double[dy.Length];
        for (int i = 0; i < dy.Length; i++)
        {
            dx[i] = Math.Abs(Cache![i]) > Lambda ? dy[i] : 0;
        }

        return dx;
    }
}
