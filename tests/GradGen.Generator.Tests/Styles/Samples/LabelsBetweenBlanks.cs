// Labels with a blank before and behind each, as many as there are and not as many as frames: that the last blank counts shows only
// where there are more frames than labels.
using System;
using GradGen;

[GradCheckable]
public sealed partial class AlignmentLoss
{
    private double[,] _frames = new double[0, 0];
    private double[,] _from = new double[0, 0];
    private double[,] _to = new double[0, 0];
    private int[] _symbols = [];

    public double Forward(double[,] frames, int[] labels)
    {
        int count = frames.GetLength(0), length = 2 * labels.Length + 1;
        _frames = frames;
        _symbols = new int[length];
        for (var s = 0; s < length; s++)
            _symbols[s] = s % 2 == 0 ? 0 : labels[s / 2];
        _from = new double[count, length];
        _to = new double[count, length];
        for (var t = 0; t < count; t++)
        {
            for (var s = 0; s < length; s++)
            {
                var sum = t == 0 ? (s < 2 ? 1.0 : 0.0) : _from[t - 1, s] + (s > 0 ? _from[t - 1, s - 1] : 0);
                _from[t, s] = sum * Math.Exp(frames[t, _symbols[s]]);
            }
        }

        for (var t = count - 1; t >= 0; t--)
        {
            for (var s = length - 1; s >= 0; s--)
            {
                _to[t, s] = t == count - 1 ? (s >= length - 2 ? 1.0 : 0.0)
                    : Step(t + 1, s) + (s + 1 < length ? Step(t + 1, s + 1) : 0);
            }
        }

        return -Math.Log(Total());
    }

    public double[,] Backward()
    {
        var gradient = new double[_frames.GetLength(0), _frames.GetLength(1)];
        for (var t = 0; t < gradient.GetLength(0); t++)
        {
            for (var s = 0; s < _symbols.Length; s++) // WRONG frames: for (var s = 0; s < _symbols.Length - 1; s++)
                gradient[t, _symbols[s]] -= _from[t, s] * _to[t, s] / Total();
        }

        return gradient;
    }

    private double Step(int t, int s) => _to[t, s] * Math.Exp(_frames[t, _symbols[s]]);

    private double Total() => _from[_from.GetLength(0) - 1, _symbols.Length - 1] + _from[_from.GetLength(0) - 1, _symbols.Length - 2];
}
