namespace GradGen.Power.Varied;

/// <summary>log(1 + exp(βx)) / β, and x itself where βx is so large that it makes no difference.</summary>
[GradCheckable]
public sealed partial class SoftplusThreshold(double beta = 1.0, double threshold = 20.0)
{
    private double[] _x = [];

    public double[] Forward(double[] x)
    {
        _x = x;
        var y = new double[x.Length];
        for (var i = 0; i < x.Length; i++)
            y[i] = beta * x[i] > threshold ? x[i] : Math.Log(1 + Math.Exp(beta * x[i])) / beta;
        return y;
    }

    public double[] Backward(double[] dy)
    {
        var dx = new double[dy.Length];
        for (var i = 0; i < dy.Length; i++)
        {
            var scaled = beta * _x[i];
            dx[i] = scaled > threshold ? dy[i] : dy[i] / (1 + Math.Exp(-scaled));
        }

        return dx;
    }
}
