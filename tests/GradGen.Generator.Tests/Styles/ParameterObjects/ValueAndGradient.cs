// A parameter class with a value and a gradient, and the list of them that an optimiser wants.
using System.Collections.Generic;
using GradGen;

public sealed class Parameter
{
    public Parameter(int rows, int columns)
    {
        Value = new double[rows, columns];
        Gradient = new double[rows, columns];
    }

    public double[,] Value { get; }

    public double[,] Gradient { get; }
}

[GradCheckable]
public sealed partial class Dense
{
    private readonly Parameter _weight;
    private readonly Parameter _bias;
    private double[,] _x = new double[0, 0];

    public Dense(int inputs, int outputs)
    {
        _weight = new Parameter(inputs, outputs);
        _bias = new Parameter(1, outputs);
        Parameters = new List<Parameter> { _weight, _bias };
    }

    public List<Parameter> Parameters { get; }

    public double[,] Forward(double[,] x)
    {
        _x = x;
        var (batch, inputs, outputs) = (x.GetLength(0), _weight.Value.GetLength(0), _weight.Value.GetLength(1));
        var y = new double[batch, outputs];
        for (var n = 0; n < batch; n++)
        {
            for (var o = 0; o < outputs; o++)
            {
                y[n, o] = _bias.Value[0, o];
                for (var i = 0; i < inputs; i++)
                    y[n, o] += x[n, i] * _weight.Value[i, o];
            }
        }

        return y;
    }

    public double[,] Backward(double[,] dy)
    {
        var (batch, inputs, outputs) = (dy.GetLength(0), _weight.Value.GetLength(0), _weight.Value.GetLength(1));
        var dx = new double[batch, inputs];
        for (var n = 0; n < batch; n++)
        {
            for (var o = 0; o < outputs; o++)
            {
                _bias.Gradient[0, o] += dy[n, o]; // WRONG _bias: _bias.Gradient[0, o] += dy[0, o];
                for (var i = 0; i < inputs; i++)
                {
                    _weight.Gradient[i, o] += dy[n, o] * _x[n, i];
                    dx[n, i] += dy[n, o] * _weight.Value[i, o];
                }
            }
        }

        return dx;
    }
}
