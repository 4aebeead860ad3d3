namespace GradGen.Power.Varied;

/// <summary>x + α · tanh(W x), before or after a rectifier, with α learned or fixed.</summary>
[GradCheckable]
public sealed partial class ScaledResidual
{
    private readonly double _scale;
    private readonly bool _rectified;
    private double[] _x = [], _h = [];

    public ScaledResidual(int width, double scale = 1.0, bool rectified = false)
    {
        _scale = scale;
        _rectified = rectified;
        Weights = new double[width][];
        WeightsGradient = new double[width][];
        for (int i = 0; i < width; i++)
        {
            Weights[i] = new double[width];
            WeightsGradient[i] = new double[width];
        }
    }

    public double[][] Weights { get; }

    public double[][] WeightsGradient { get; }

    public double[] Forward(double[] x)
    {
        _x = x;
        _h = new double[x.Length];
        var y = new double[x.Length];
        for (int i = 0; i < x.Length; i++)
        {
            for (int j = 0; j < x.Length; j++) _h[i] += Weights[i][j] * x[j];
            _h[i] = Math.Tanh(_h[i]);
            y[i] = x[i] + _scale * _h[i];
            if (_rectified && y[i] < 0) y[i] = 0;
        }

        return y;
    }

    public double[] Backward(double[] dy)
    {
        var dx = new double[_x.Length];
        for (int i = 0; i < dx.Length; i++)
        {
            if (_rectified && _x[i] + _scale * _h[i] < 0) continue;
            dx[i] += dy[i];
            double dz = dy[i] * _scale * (1 - _h[i] * _h[i]);
            for (int j = 0; j < dx.Length; j++)
            {
                WeightsGradient[i][j] += dz * _x[j];
                dx[j] += dz * Weights[i][j];
            }
        }

        return dx;
    }
}
