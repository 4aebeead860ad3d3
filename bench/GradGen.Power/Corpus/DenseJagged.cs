namespace GradGen.Power.Corpus;

/// <summary>A dense layer whose weights are rows of rows, as many a tutorial has them.</summary>
[GradCheckable]
[GradCheckSample(4, 3)]
public sealed partial class DenseJagged
{
    private readonly double[][] _weights;
    private readonly double[][] _weightsGradient;
    private readonly double[] _bias;
    private readonly double[] _biasGradient;
    private double[] _input = [];

    public DenseJagged(int inputs, int outputs)
    {
        _weights = new double[outputs][];
        _weightsGradient = new double[outputs][];
        _bias = new double[outputs];
        _biasGradient = new double[outputs];
        for (var i = 0; i < outputs; i++)
        {
            _weights[i] = new double[inputs];
            _weightsGradient[i] = new double[inputs];
        }
    }

    public double[] Forward(double[] input)
    {
        _input = input;
        var output = new double[_weights.Length];
        for (var i = 0; i < _weights.Length; i++)
        {
            var sum = _bias[i];
            for (var j = 0; j < _weights[i].Length; j++)
                sum += _weights[i][j] * input[j];
            output[i] = sum;
        }

        return output;
    }

    public double[] Backward(double[] outputGradient)
    {
        var inputGradient = new double[_input.Length];
        for (var i = 0; i < _weights.Length; i++)
        {
            var delta = outputGradient[i];
            var row = _weights[i];
            var gradient = _weightsGradient[i];
            for (var j = 0; j < row.Length; j++)
            {
                gradient[j] = delta * _input[j];
                inputGradient[j] += delta * row[j];
            }

            _biasGradient[i] = delta;
        }

        return inputGradient;
    }
}
