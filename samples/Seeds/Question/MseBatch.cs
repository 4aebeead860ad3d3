using Seeds.Layers;

namespace Seeds.Question;

/// <summary>The question's 8 rows of 8 features in float32, before the layer and before the linear cost.</summary>
internal sealed class MseBatch
{
    public const int Rows = 8;
    public const int Features = 8;

    private readonly MeanSquaredError _layer = new();
    private readonly float[,] _input = new float[Rows, Features];
    private readonly float[,] _target = new float[Rows, Features];

    public MseBatch(int seed)
    {
        var random = new Random(seed);
        for (var row = 0; row < Rows; row++)
        {
            for (var i = 0; i < Features; i++)
                _input[row, i] = (2 * random.NextSingle()) - 1;
            // A classification task, as in the question: one class is right in each row.
            _target[row, random.Next(Features)] = 1;
        }
    }

    /// <summary>The 64 input values one behind the other.</summary>
    public float[] Inputs => [.. _input.Cast<float>()];

    /// <summary>The question's finalError, for other input values.</summary>
    public float FinalError(float[] inputs)
    {
        var moved = new float[Rows, Features];
        Buffer.BlockCopy(inputs, 0, moved, 0, inputs.Length * sizeof(float));
        return _layer.Forward(moved, _target);
    }

    /// <summary>The gradient that the layer's Backward gives.</summary>
    public float[] Gradient()
    {
        _layer.Forward(_input, _target);
        return [.. _layer.Backward().Cast<float>()];
    }

    /// <summary>The answer's linear cost: the sum, whose gradient is 1 everywhere.</summary>
    public static float LinearCost(float[] inputs)
    {
        var sum = 0f;
        foreach (var value in inputs)
            sum += value;
        return sum;
    }
}
