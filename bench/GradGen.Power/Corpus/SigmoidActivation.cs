namespace GradGen.Power.Corpus;

/// <summary>The logistic function of spans that the caller owns.</summary>
[GradCheckable]
public sealed partial class SigmoidActivation
{
    private double[] _y = [];

    public double[] Forward([Shape("6")] double[] x)
    {
        _y = new double[x.Length];
        for (var i = 0; i < x.Length; i++)
            _y[i] = 1 / (1 + Math.Exp(-x[i]));
        return _y;
    }

    public double[] Backward(double[] dy)
    {
        var dx = new double[dy.Length];
        for (var i = 0; i < dx.Length; i++)
        {
            var s = _y[i];
            dx[i] = dy[i] * s * (1 - s);
        }

        return dx;
    }
}
