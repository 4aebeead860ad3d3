using GradGen;

// Wrong on purpose, for the tests to find.
#pragma warning disable GG0401

namespace Seeds.Layers;

/// <summary>A copy of <see cref="MeanSquaredError"/> with a gradient that is 1 % too large.</summary>
[GradCheckable]
public sealed partial class MeanSquaredErrorOnePercentOff
{
    private float[,] _input = new float[0, 0];
    private float[,] _target = new float[0, 0];

    public float Forward(float[,] input, float[,] target)
    {
        (_input, _target) = (input, target);
        var (rows, features) = (input.GetLength(0), input.GetLength(1));
        var finalError = 0f;
        for (var row = 0; row < rows; row++)
        {
            var cost = 0f;
            for (var i = 0; i < features; i++)
                cost += (input[row, i] - target[row, i]) * (input[row, i] - target[row, i]);
            finalError += cost / (2 * features);
        }

        return finalError / rows;
    }

    public float[,] Backward()
    {
        var (rows, features) = (_input.GetLength(0), _input.GetLength(1));
        var gradient = new float[rows, features];
        for (var row = 0; row < rows; row++)
        {
            for (var i = 0; i < features; i++)
                gradient[row, i] = 1.01f * (_input[row, i] - _target[row, i]) / (rows * features);
        }

        return gradient;
    }
}
