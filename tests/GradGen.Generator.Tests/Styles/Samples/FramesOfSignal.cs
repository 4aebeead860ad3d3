using System.Collections.Generic;
using GradGen;

namespace Samples;

[GradCheckable]
public sealed partial class FramesOfSignal(int frame, int advance)
{
    private readonly double[] _window = new double[frame];
    private readonly double[] _windowGradient = new double[frame];
    private double[] _signal = [];

    public double[][] Forward(double[] signal)
    {
        _signal = signal;
        var frames = new List<double[]>();
        for (var start = 0; start + frame <= signal.Length; start += advance)
        {
            var cut = new double[frame];
            for (var k = 0; k < frame; k++)
                cut[k] = _window[k] * signal[start + k];
            frames.Add(cut);
        }

        return frames.ToArray();
    }

    public double[] Backward(double[][] dy)
    {
        var d = new double[_signal.Length];
        for (var f = 0; f < dy.Length; f++)
        {
            for (var k = 0; k < frame; k++)
            {
                d[f * advance + k] += _window[k] * dy[f][k]; // WRONG signal: d[f * advance + k] = _window[k] * dy[f][k];
                _windowGradient[k] += _signal[f * advance + k] * dy[f][k]; // WRONG _window: _windowGradient[k] += _signal[f + k] * dy[f][k];
            }
        }

        return d;
    }
}
