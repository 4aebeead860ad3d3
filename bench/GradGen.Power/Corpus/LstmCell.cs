namespace GradGen.Power.Corpus;

/// <summary>One step of an LSTM, its four gates packed in one matrix in the order input, forget, output, candidate.</summary>
[GradCheckable]
[GradCheckSample(2, 3)]
public sealed partial class LstmCell(int inputs, int units)
{
    private readonly double[,] _weights = new double[4 * units, inputs + units];
    private readonly double[] _biases = new double[4 * units];
    private readonly double[,] _weightGradients = new double[4 * units, inputs + units];
    private readonly double[] _biasGradients = new double[4 * units];
    private readonly double[] _gates = new double[4 * units];
    private readonly double[] _joined = new double[inputs + units];
    private double[] _before = [];
    private double[] _state = [];

    public (double[] H, double[] C) Forward([Shape("inputs")] double[] x, [Shape("units")] double[] h, [Shape("units")] double[] c)
    {
        x.CopyTo(_joined, 0);
        h.CopyTo(_joined, inputs);
        _before = c;
        for (var g = 0; g < 4 * units; g++)
        {
            var sum = _biases[g];
            for (var i = 0; i < _joined.Length; i++)
                sum += _weights[g, i] * _joined[i];
            _gates[g] = g < 3 * units ? 1 / (1 + Math.Exp(-sum)) : Math.Tanh(sum);
        }

        _state = new double[units];
        var output = new double[units];
        for (var u = 0; u < units; u++)
        {
            _state[u] = (_gates[units + u] * c[u]) + (_gates[u] * _gates[(3 * units) + u]);
            output[u] = _gates[(2 * units) + u] * Math.Tanh(_state[u]);
        }

        return (output, (double[])_state.Clone());
    }

    public (double[] X, double[] H, double[] C) Backward(double[] dh, double[] dc)
    {
        var dgates = new double[4 * units];
        var dbefore = new double[units];
        for (var u = 0; u < units; u++)
        {
            var (input, forget, output, candidate) = (_gates[u], _gates[units + u], _gates[(2 * units) + u], _gates[(3 * units) + u]);
            var squashed = Math.Tanh(_state[u]);
            var dstate = dc[u] + (dh[u] * output * (1 - (squashed * squashed)));
            dgates[u] = dstate * candidate * input * (1 - input);
            dgates[units + u] = dstate * _before[u] * forget * (1 - forget);
            dgates[(2 * units) + u] = dh[u] * squashed * output * (1 - output);
            dgates[(3 * units) + u] = dstate * input * (1 - (candidate * candidate));
            dbefore[u] = dstate * forget;
        }

        var djoined = new double[inputs + units];
        for (var g = 0; g < dgates.Length; g++)
        {
            _biasGradients[g] += dgates[g];
            for (var i = 0; i < djoined.Length; i++)
            {
                _weightGradients[g, i] += dgates[g] * _joined[i];
                djoined[i] += dgates[g] * _weights[g, i];
            }
        }

        return (djoined[..inputs], djoined[inputs..], dbefore);
    }
}
