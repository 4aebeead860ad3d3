// Parameters by name.
using System.Collections.Generic;
using GradGen;

internal sealed record Weight(double[] Data, double[] DataGrad)
{
    public static Weight Zeros(int length) => new(new double[length], new double[length]);
}

[GradCheckable]
internal sealed partial class Affine
{
    private readonly Dictionary<string, Weight> _params = new();
    private readonly int _size;
    private double[] _input = [];

    public Affine(int size)
    {
        _size = size;
        _params["scale"] = Weight.Zeros(size);
        _params["shift"] = Weight.Zeros(size);
    }

    public double[] Forward(double[] input)
    {
        _input = input;
        var result = new double[_size];
        for (var i = 0; i < _size; i++)
            result[i] = _params["scale"].Data[i] * input[i] + _params["shift"].Data[i];
        return result;
    }

    public double[] Backward(double[] gradient)
    {
        var result = new double[_size];
        for (var i = 0; i < _size; i++)
        {
            _params["scale"].DataGrad[i] += gradient[i] * _input[i]; // WRONG _params: _params["scale"].DataGrad[i] += gradient[i];
            _params["shift"].DataGrad[i] += gradient[i];
            result[i] = gradient[i] * _params["scale"].Data[i];
        }

        return result;
    }
}
