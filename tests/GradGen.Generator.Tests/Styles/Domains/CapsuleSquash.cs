using System;
using GradGen;

namespace Domains;

/// <summary>Squashes the length of each capsule into [0, 1), its direction stays.</summary>
[GradCheckable]
public sealed partial class CapsuleSquash
{
    private const float Epsilon = 1e-6f;
    private float[,,] _input = new float[0, 0, 0];
    private float[,] _squares = new float[0, 0];

    public float[,,] Forward(float[,,] capsules)
    {
        int batch = capsules.GetLength(0), count = capsules.GetLength(1), size = capsules.GetLength(2);
        _input = (float[,,])capsules.Clone();
        _squares = new float[batch, count];
        var result = new float[batch, count, size];
        for (int b = 0; b < batch; b++)
            for (int c = 0; c < count; c++)
            {
                float s = 0;
                for (int k = 0; k < size; k++)
                    s += capsules[b, c, k] * capsules[b, c, k];
                _squares[b, c] = s + Epsilon;
                float factor = _squares[b, c] / (1 + _squares[b, c]) / MathF.Sqrt(_squares[b, c]);
                for (int k = 0; k < size; k++)
                    result[b, c, k] = factor * capsules[b, c, k];
            }

        return result;
    }

    public float[,,] Backward(float[,,] upstream)
    {
        var gradient = new float[_input.GetLength(0), _input.GetLength(1), _input.GetLength(2)];
        for (int b = 0; b < gradient.GetLength(0); b++)
            for (int c = 0; c < gradient.GetLength(1); c++)
            {
                float s = _squares[b, c], root = MathF.Sqrt(s), dot = 0;
                float factor = root / (1 + s);
                float slope = (1 - s) / (2 * root * (1 + s) * (1 + s)); // WRONG capsules: float slope = (1 - s) / (root * (1 + s) * (1 + s));
                for (int k = 0; k < gradient.GetLength(2); k++)
                    dot += upstream[b, c, k] * _input[b, c, k];
                for (int k = 0; k < gradient.GetLength(2); k++)
                    gradient[b, c, k] = factor * upstream[b, c, k] + 2 * slope * dot * _input[b, c, k]; // WRONG capsules: gradient[b, c, k] = factor * upstream[b, c, k];
            }

        return gradient;
    }
}
