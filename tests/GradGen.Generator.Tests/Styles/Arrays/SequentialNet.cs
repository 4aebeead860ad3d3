// A network of layers behind an interface.
using System.Collections.Generic;
using GradGen;

public interface ILayer
{
    double[] Forward(double[] x);

    double[] Backward(double[] dy);
}

[GradCheckable]
public partial class Gain : ILayer
{
    private readonly double[] _w, _dw;
    private double[] _x = [];

    public Gain(int size) => (_w, _dw) = (new double[size], new double[size]);

    public double[] Forward(double[] x)
    {
        _x = x;
        var y = new double[_w.Length];
        for (var i = 0; i < _w.Length; i++)
            y[i] = x[i] * (1 + _w[i]);
        return y;
    }

    public double[] Backward(double[] dy)
    {
        var dx = new double[_w.Length];
        for (var i = 0; i < _w.Length; i++)
        {
            _dw[i] += dy[i] * _x[i];
            dx[i] = dy[i] * (1 + _w[i]);
        }

        return dx;
    }
}

[GradCheckable]
public partial class Sequential : ILayer
{
    private readonly List<ILayer> _layers = new List<ILayer>();
    private readonly double[] _bias, _biasGradient;

    public Sequential(int size)
    {
        _layers.Add(new Gain(size));
        _layers.Add(new Gain(size));
        (_bias, _biasGradient) = (new double[size], new double[size]);
    }

    public double[] Forward(double[] x)
    {
        foreach (var layer in _layers)
            x = layer.Forward(x);
        var y = new double[_bias.Length];
        for (var i = 0; i < y.Length; i++)
            y[i] = x[i] + _bias[i];
        return y;
    }

    public double[] Backward(double[] dy)
    {
        for (var i = 0; i < dy.Length; i++)
            _biasGradient[i] += dy[i]; // WRONG _bias: _biasGradient[i] += dy[0];
        for (var i = _layers.Count - 1; i >= 0; i--)
            dy = _layers[i].Backward(dy);
        return dy;
    }
}
