// Initialize makes the arrays, and a factory calls it.
using GradGen;

[GradCheckable]
public partial class Initialized
{
    private double[] _gamma = null!;
    private double[] _gammaGradients = null!;
    private double[] _input = null!;

    [GradCheckFactory]
    internal static Initialized Ready(int size)
    {
        var layer = new Initialized();
        layer.Initialize(size);
        return layer;
    }

    public void Initialize(int size)
    {
        _gamma = new double[size];
        _gammaGradients = new double[size];
    }

    public double[] Forward(double[] x)
    {
        _input = x;
        var y = new double[_gamma.Length];
        for (var i = 0; i < _gamma.Length; i++)
            y[i] = x[i] + _gamma[i] * x[i];
        return y;
    }

    public double[] Backward(double[] dy)
    {
        var dx = new double[_gamma.Length];
        for (var i = 0; i < _gamma.Length; i++)
        {
            _gammaGradients[i] += dy[i] * _input[i]; // WRONG _gamma: _gammaGradients[i] += dy[i];
            dx[i] = dy[i] * (1 + _gamma[i]);
        }

        return dx;
    }
}
