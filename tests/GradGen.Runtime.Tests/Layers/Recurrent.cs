using System.Numerics;

namespace GradGen.Tests.Layers;

/// <summary>An LSTM over the rows of its input, with a weight matrix, a recurrent one and biases for its four gates.</summary>
public sealed class Recurrent<T> : MatrixLayer<T>
    where T : struct, IBinaryFloatingPointIeee754<T>
{
    private const int Gates = 4;

    private readonly int _units;
    private readonly T[,] _w;
    private readonly T[,] _u;
    private readonly T[] _b;
    private readonly T[,] _dw;
    private readonly T[,] _du;
    private readonly T[] _db;
    private T[,] _x = new T[0, 0];
    private T[][] _gates = [];
    private T[][] _cells = [];
    private T[][] _hidden = [];

    public Recurrent(int steps, int inputs, int units)
        : base(inputs, steps)
    {
        _units = units;
        Add("_w", _w = Random(inputs, Gates * units, 1), _dw = new T[inputs, Gates * units]);
        Add("_u", _u = Random(units, Gates * units, 2), _du = new T[units, Gates * units]);
        Add("_b", _b = new T[Gates * units], _db = new T[Gates * units]);
    }

    /// <summary>What a gate's gradient is taken for.</summary>
    public Func<int, T, T> WrongGate { get; init; } = static (_, value) => value;

    protected override T[,] Forward(T[,] x)
    {
        var steps = x.GetLength(0);
        _x = x;
        (_gates, _cells, _hidden) = (new T[steps][], new T[steps + 1][], new T[steps + 1][]);
        (_cells[0], _hidden[0]) = (new T[_units], new T[_units]);
        var y = new T[steps, _units];
        for (var t = 0; t < steps; t++)
        {
            _gates[t] = new T[Gates * _units];
            for (var g = 0; g < Gates * _units; g++)
            {
                var sum = _b[g];
                for (var i = 0; i < x.GetLength(1); i++)
                    sum += x[t, i] * _w[i, g];
                for (var i = 0; i < _units; i++)
                    sum += _hidden[t][i] * _u[i, g];
                _gates[t][g] = g / _units == 2 ? T.Tanh(sum) : T.One / (T.One + T.Exp(-sum));
            }

            (_cells[t + 1], _hidden[t + 1]) = (new T[_units], new T[_units]);
            for (var k = 0; k < _units; k++)
            {
                _cells[t + 1][k] = (Gate(t, 1, k) * _cells[t][k]) + (Gate(t, 0, k) * Gate(t, 2, k));
                _hidden[t + 1][k] = y[t, k] = Gate(t, 3, k) * T.Tanh(_cells[t + 1][k]);
            }
        }

        return y;
    }

    protected override T[,] Backward(T[,] dy)
    {
        var dx = new T[_x.GetLength(0), _x.GetLength(1)];
        var (dh, dc) = (new T[_units], new T[_units]);
        for (var t = dx.GetLength(0) - 1; t >= 0; t--)
        {
            var d = new T[Gates * _units];
            for (var k = 0; k < _units; k++)
            {
                var tanh = T.Tanh(_cells[t + 1][k]);
                dh[k] += dy[t, k];
                dc[k] += dh[k] * Gate(t, 3, k) * (T.One - (tanh * tanh));
                d[k] = dc[k] * Gate(t, 2, k);
                d[_units + k] = dc[k] * _cells[t][k];
                d[(2 * _units) + k] = dc[k] * Gate(t, 0, k);
                d[(3 * _units) + k] = dh[k] * tanh;
                dc[k] *= Gate(t, 1, k);
            }

            dh = new T[_units];
            for (var g = 0; g < d.Length; g++)
            {
                var gate = _gates[t][g];
                d[g] = WrongGate(g / _units, d[g] * (g / _units == 2 ? T.One - (gate * gate) : gate * (T.One - gate)));
                _db[g] += d[g];
                for (var i = 0; i < dx.GetLength(1); i++)
                {
                    _dw[i, g] += d[g] * _x[t, i];
                    dx[t, i] += d[g] * _w[i, g];
                }

                for (var i = 0; i < _units; i++)
                {
                    _du[i, g] += d[g] * _hidden[t][i];
                    dh[i] += d[g] * _u[i, g];
                }
            }
        }

        return dx;
    }

    private T Gate(int t, int gate, int k) => _gates[t][(gate * _units) + k];
}
