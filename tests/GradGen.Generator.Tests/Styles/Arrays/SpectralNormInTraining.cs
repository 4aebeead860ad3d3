using System;
using System.Linq;
using GradGen;

namespace Samples;

// The vectors of the power iteration are new ones in each Forward of training, and stay what they are in evaluation.
[GradCheckable]
public sealed partial class SpectralNormInTraining
{
    private readonly float[] _weight, _weightGrad;
    private readonly int _inputs, _outputs;
    private float[] _u, _v, _input = [];
    private float _sigma;

    public SpectralNormInTraining(int inputs, int outputs)
    {
        (_inputs, _outputs) = (inputs, outputs);
        var random = new Random(1);
        _weight = Enumerable.Range(0, outputs * inputs).Select(_ => (float)(random.NextDouble() - 0.5)).ToArray();
        _weightGrad = new float[outputs * inputs];
        _u = Unit(Enumerable.Range(0, outputs).Select(_ => (float)(random.NextDouble() - 0.5)).ToArray());
        _v = new float[inputs];
    }

    public float[] Forward(float[] input, bool training)
    {
        _input = input;
        if (training)
        {
            _v = Unit(Enumerable.Range(0, _inputs).Select(i => Enumerable.Range(0, _outputs).Sum(o => _weight[o * _inputs + i] * _u[o])).ToArray());
            _u = Unit(Times(_v));
        }

        _sigma = Dot(_u, Times(_v));
        return Times(input).Select(value => value / _sigma).ToArray();
    }

    public float[] Backward(float[] gradOutput)
    {
        var gradInput = new float[_inputs];
        var along = Dot(gradOutput, Times(_input)) / (_sigma * _sigma); // WRONG _weight: var along = 0f;
        for (var o = 0; o < _outputs; o++)
        {
            for (var i = 0; i < _inputs; i++)
            {
                gradInput[i] += gradOutput[o] * _weight[o * _inputs + i] / _sigma; // WRONG input: gradInput[i] = gradOutput[o] * _weight[o * _inputs + i] / _sigma;
                _weightGrad[o * _inputs + i] += gradOutput[o] * _input[i] / _sigma - along * _u[o] * _v[i]; // WRONG _weight: _weightGrad[o * _inputs + i] += gradOutput[o] * _input[i] / _sigma - along * _v[i];
            }
        }

        return gradInput;
    }

    private float[] Times(float[] vector) =>
        Enumerable.Range(0, _outputs).Select(o => Enumerable.Range(0, _inputs).Sum(i => _weight[o * _inputs + i] * vector[i])).ToArray();

    private static float Dot(float[] a, float[] b) => a.Zip(b, (x, y) => x * y).Sum();

    private static float[] Unit(float[] vector)
    {
        var norm = MathF.Sqrt(Dot(vector, vector));
        return vector.Select(value => value / norm).ToArray();
    }
}
