namespace GradGen.Power.Corpus;

/// <summary>A rectifier that leaks a little on the other side; the derivative is kept, not the input.</summary>
[GradCheckable]
[GradCheckSample(0.1)]
public sealed partial class LeakyRelu(double leak)
{
    private double[] _derivative = [];

    public double[] Forward([Shape("6")] double[] x)
    {
        _derivative = new double[x.Length];
        var y = new double[x.Length];
        for (var i = 0; i < x.Length; i++)
        {
            _derivative[i] = x[i] >= 0 ? 1 : leak;
            y[i] = _derivative[i] * x[i];
        }

        return y;
    }

    public double[] Backward(double[] dy)
    {
        var dx = new double[dy.Length];
        for (var i = 0; i < dy.Length; i++)
            dx[i] = dy[i] * _derivative[i];
        return dx;
    }
}
