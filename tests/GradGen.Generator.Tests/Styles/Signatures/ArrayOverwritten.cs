// The same of an array, in a layer with parameters.
using System;
using GradGen;

namespace Signatures;

[GradCheckable]
public sealed partial class ArrayOverwritten(int size)
{
    private readonly double[] _gain = new double[size], _gainGrad = new double[size];
    private double[] _unit = [];
    private double _norm;

    public void Forward(double[] v)
    {
        _norm = 0;
        foreach (var e in v)
            _norm += e * e;
        _norm = Math.Sqrt(_norm);
        _unit = new double[v.Length];
        for (var i = 0; i < v.Length; i++)
        {
            _unit[i] = v[i] / _norm;
            v[i] = _gain[i] * _unit[i];
        }
    }

    public void Backward(double[] grad)
    {
        var dot = 0.0;
        for (var i = 0; i < grad.Length; i++)
        {
            _gainGrad[i] += grad[i] * _unit[i]; // WRONG _gain: _gainGrad[i] += grad[i];
            grad[i] *= _gain[i];
            dot += grad[i] * _unit[i];
        }

        for (var i = 0; i < grad.Length; i++)
            grad[i] = (grad[i] - dot * _unit[i]) / _norm; // WRONG v: grad[i] = grad[i] / _norm;
    }
}
