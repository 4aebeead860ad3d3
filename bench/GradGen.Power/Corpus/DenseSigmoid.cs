namespace GradGen.Power.Corpus;

/// <summary>A dense layer and its sigmoid in one, with the delta of the textbooks.</summary>
[GradCheckable]
[GradCheckSample(3, 4)]
public sealed partial class DenseSigmoid(int inputs, int outputs)
{
    private readonly double[,] _weights = new double[inputs, outputs];
    private readonly double[] _biases = new double[outputs];
    private readonly double[,] _weightDeltas = new double[inputs, outputs];
    private readonly double[] _biasDeltas = new double[outputs];
    private double[] _inputs = [];
    private double[] _activations = [];

    public double[] FeedForward(double[] values)
    {
        _inputs = values;
        _activations = new double[outputs];
        for (var o = 0; o < outputs; o++)
        {
            var z = _biases[o];
            for (var i = 0; i < inputs; i++)
                z += values[i] * _weights[i, o];
            _activations[o] = Sigmoid(z);
        }

        return (double[])_activations.Clone();
    }

    public double[] Backpropagate(double[] errors)
    {
        var deltas = new double[outputs];
        for (var o = 0; o < outputs; o++)
            deltas[o] = errors[o] * SigmoidDerivative(_activations[o]);

        for (var i = 0; i < inputs; i++)
        {
            for (var o = 0; o < outputs; o++)
                _weightDeltas[i, o] = deltas[o] * _inputs[i];
        }

        for (var o = 0; o < outputs; o++)
            _biasDeltas[o] = deltas[o];

        var passedOn = new double[inputs];
        for (var i = 0; i < inputs; i++)
        {
            for (var o = 0; o < outputs; o++)
                passedOn[i] += deltas[o] * _weights[i, o];
        }

        return passedOn;
    }

    private static double Sigmoid(double z) => 1.0 / (1.0 + Math.Exp(-z));

    // In terms of the activation, not of what went into it.
    private static double SigmoidDerivative(double a) => a * (1 - a);
}
