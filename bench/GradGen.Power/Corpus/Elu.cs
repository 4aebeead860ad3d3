namespace GradGen.Power.Corpus;

/// <summary>The exponential linear unit; on the negative side the derivative is y + α.</summary>
[GradCheckable]
[GradCheckSample(0.7)]
public sealed partial class Elu(double alpha)
{
    private double[] _y = [];

    public double[] Forward([Shape("8")] double[] x)
    {
        _y = new double[x.Length];
        for (var i = 0; i < x.Length; i++)
            _y[i] = x[i] > 0 ? x[i] : alpha * (Math.Exp(x[i]) - 1);
        return (double[])_y.Clone();
    }

    public double[] Backward(double[] dy)
    {
        var dx = new double[dy.Length];
        for (var i = 0; i < dy.Length; i++)
        {
            if (_y[i] > 0)
                dx[i] = dy[i];
            else
                dx[i] = dy[i] * (_y[i] + alpha);
        }

        return dx;
    }
}
