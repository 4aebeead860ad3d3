using System;
using GradGen;

namespace Samples;

[GradCheckable]
public sealed partial class ByName
{
    private readonly string _activation;
    private double[] _y = [];

    public ByName(string activation = "linear")
    {
        _activation = activation;
    }

    public double[] Forward(double[] x)
    {
        _y = new double[x.Length];
        for (var i = 0; i < x.Length; i++)
            _y[i] = _activation == "tanh" ? Math.Tanh(x[i]) : _activation == "exp" ? Math.Exp(x[i]) : x[i];
        return _y;
    }

    public double[] Backward(double[] dy)
    {
        var dx = new double[dy.Length];
        for (var i = 0; i < dx.Length; i++)
        {
            switch (_activation)
            {
                case "tanh":
                    dx[i] = dy[i] * (1 - _y[i] * _y[i]);
                    break;
                case "exp":
                    dx[i] = dy[i] * _y[i]; // WRONG x: dx[i] = dy[i];
                    break;
                default:
                    dx[i] = dy[i];
                    break;
            }
        }

        return dx;
    }
}
