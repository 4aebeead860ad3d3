using System;
using GradGen;

namespace Domains;

/// <summary>Divides each channel by what its neighbours among the channels amount to.</summary>
[GradCheckable]
public partial class LocalResponse
{
    private readonly int _size;
    private readonly float _alpha, _beta, _k;
    private float[][] _x = Array.Empty<float[]>();
    private float[][] _sums = Array.Empty<float[]>();

    public LocalResponse(int size = 5, float alpha = 0.5f, float beta = 0.75f, float k = 2f)
    {
        _size = size;
        _alpha = alpha;
        _beta = beta;
        _k = k;
    }

    public float[][] Forward(float[][] x)
    {
        int channels = x.Length;
        _x = x;
        _sums = new float[channels][];
        var y = new float[channels][];
        for (int c = 0; c < channels; c++)
        {
            _sums[c] = new float[x[c].Length];
            y[c] = new float[x[c].Length];
            for (int i = 0; i < x[c].Length; i++)
            {
                float sum = 0;
                for (int other = Math.Max(0, c - _size / 2); other <= Math.Min(channels - 1, c + _size / 2); other++)
                    sum += x[other][i] * x[other][i];
                _sums[c][i] = _k + _alpha / _size * sum;
                y[c][i] = x[c][i] * MathF.Pow(_sums[c][i], -_beta);
            }
        }

        return y;
    }

    public float[][] Backward(float[][] dy)
    {
        int channels = _x.Length;
        var dx = new float[channels][];
        for (int c = 0; c < channels; c++)
        {
            dx[c] = new float[_x[c].Length];
            for (int i = 0; i < dx[c].Length; i++)
            {
                dx[c][i] = dy[c][i] * MathF.Pow(_sums[c][i], -_beta);
                for (int other = Math.Max(0, c - _size / 2); other <= Math.Min(channels - 1, c + _size / 2); other++)
                    dx[c][i] -= 2 * _alpha / _size * _beta * _x[c][i] * dy[other][i] * _x[other][i] * MathF.Pow(_sums[other][i], -_beta - 1); // WRONG x: dx[c][i] -= 2 * _alpha / _size * _beta * _x[c][i] * dy[other][i] * _x[other][i] * MathF.Pow(_sums[other][i], -_beta);
            }
        }

        return dx;
    }
}
