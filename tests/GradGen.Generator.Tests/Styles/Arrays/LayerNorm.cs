// Layer normalisation with gamma and beta.
using System;
using GradGen;

[GradCheckable]
public partial class LayerNorm
{
    private readonly int _size;
    private readonly double[] _gamma, _beta, _dGamma, _dBeta;
    private double[] _normalized = [];
    private double _std;

    public LayerNorm(int size)
    {
        _size = size;
        _gamma = new double[size];
        _beta = new double[size];
        _dGamma = new double[size];
        _dBeta = new double[size];
        Array.Fill(_gamma, 1.0);
    }

    public double[] Forward(double[] x)
    {
        var mean = 0.0;
        for (var i = 0; i < _size; i++) mean += x[i] / _size;
        var variance = 0.0;
        for (var i = 0; i < _size; i++) variance += (x[i] - mean) * (x[i] - mean) / _size;
        _std = Math.Sqrt(variance + 1e-5);
        _normalized = new double[_size];
        var y = new double[_size];
        for (var i = 0; i < _size; i++)
        {
            _normalized[i] = (x[i] - mean) / _std;
            y[i] = _gamma[i] * _normalized[i] + _beta[i];
        }

        return y;
    }

    public double[] Backward(double[] dy)
    {
        double sum = 0, dot = 0;
        for (var i = 0; i < _size; i++)
        {
            _dGamma[i] += dy[i] * _normalized[i];
            _dBeta[i] += dy[i];
            sum += dy[i] * _gamma[i];
            dot += dy[i] * _gamma[i] * _normalized[i];
        }

        var dx = new double[_size];
        for (var i = 0; i < _size; i++)
            dx[i] = (dy[i] * _gamma[i] - sum / _size - _normalized[i] * dot / _size) / _std; // WRONG x: dx[i] = dy[i] * _gamma[i] / _std;
        return dx;
    }
}
