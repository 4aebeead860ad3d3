using GradGen;

namespace Warnings;

/// <summary>One step of an LSTM cell, whose forget gate is given the derivative of its candidate.</summary>
[GradCheckable]
public sealed partial class LstmOfTheWrongGate(int size)
{
    private readonly double[,] _weights = new double[4, size];
    private readonly double[,] _biases = new double[4, size];
    private readonly double[,] _weightGradients = new double[4, size];
    private readonly double[,] _biasGradients = new double[4, size];
    private double[] _x = [];
    private double[] _before = [];
    private double[] _cell = [];
    private double[,] _gates = new double[0, 0];

    public double[] Forward(double[] x, double[] cell)
    {
        (_x, _before) = (x, cell);
        _gates = new double[4, size];
        _cell = new double[size];
        var y = new double[size];
        for (var i = 0; i < size; i++)
        {
            for (var g = 0; g < 4; g++)
            {
                var z = _weights[g, i] * x[i] + _biases[g, i];
                _gates[g, i] = g == 2 ? Math.Tanh(z) : 1 / (1 + Math.Exp(-z));
            }

            _cell[i] = _gates[1, i] * cell[i] + _gates[0, i] * _gates[2, i];
            y[i] = _gates[3, i] * Math.Tanh(_cell[i]);
        }

        return y;
    }

    public (double[] Dx, double[] DCell) Backward(double[] dy)
    {
        var dx = new double[size];
        var dCell = new double[size];
        for (var i = 0; i < size; i++)
        {
            var t = Math.Tanh(_cell[i]);
            var dc = dy[i] * _gates[3, i] * (1 - t * t);
            var input = dc * _gates[2, i] * _gates[0, i] * (1 - _gates[0, i]);
            var forget = dc * _before[i] * (1 - _gates[1, i] * _gates[1, i]); // GG0401
            var candidate = dc * _gates[0, i] * (1 - _gates[2, i] * _gates[2, i]);
            var output = dy[i] * t * _gates[3, i] * (1 - _gates[3, i]);
            dCell[i] = dc * _gates[1, i];
            double[] gates = [input, forget, candidate, output];
            for (var g = 0; g < 4; g++)
            {
                _weightGradients[g, i] += gates[g] * _x[i];
                _biasGradients[g, i] += gates[g];
                dx[i] += gates[g] * _weights[g, i];
            }
        }

        return (dx, dCell);
    }
}
