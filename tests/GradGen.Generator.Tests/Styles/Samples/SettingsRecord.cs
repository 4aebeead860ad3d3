using GradGen;

namespace Samples;

public sealed record Settings(int Inputs, int Outputs);

// Sizes are those of an object that the layer is given.
[GradCheckable]
public sealed partial class SettingsRecord
{
    private readonly Settings _settings;
    private readonly double[,] _w, _wGrad;
    private double[] _x = [];

    public SettingsRecord(Settings settings)
    {
        _settings = settings;
        _w = new double[settings.Outputs, settings.Inputs];
        _wGrad = new double[settings.Outputs, settings.Inputs];
    }

    public double[] Forward(double[] x)
    {
        _x = x;
        var y = new double[_settings.Outputs];
        for (var i = 0; i < _settings.Outputs; i++)
        {
            for (var j = 0; j < _settings.Inputs; j++)
                y[i] += _w[i, j] * x[j];
        }

        return y;
    }

    public double[] Backward(double[] dy)
    {
        var dx = new double[_settings.Inputs];
        for (var i = 0; i < _settings.Outputs; i++)
        {
            for (var j = 0; j < _settings.Inputs; j++)
            {
                _wGrad[i, j] += dy[i] * _x[j]; // WRONG _w: _wGrad[i, j] += dy[i];
                dx[j] += _w[i, j] * dy[i]; // WRONG x: dx[j] += dy[i];
            }
        }

        return dx;
    }
}
