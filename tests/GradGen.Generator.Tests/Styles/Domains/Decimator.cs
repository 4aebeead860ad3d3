using System;
using System.Collections.Generic;
using System.Linq;
using GradGen;

namespace Domains;

/// <summary>Low-pass filter, then every nth sample, beginning at a phase.</summary>
[GradCheckable]
public partial class Decimator
{
    private readonly int factor, phase;
    private readonly double[] taps, tapGradients;
    private double[] signal = Array.Empty<double>();

    public Decimator(int tapCount, int factor, int phase = 0)
    {
        if (factor < 1) throw new ArgumentOutOfRangeException(nameof(factor));
        if (phase < 0 || phase >= factor) throw new ArgumentOutOfRangeException(nameof(phase));
        this.factor = factor;
        this.phase = phase;
        taps = new double[tapCount];
        tapGradients = new double[tapCount];
    }

    public double[] Forward(double[] signal)
    {
        this.signal = signal;
        int count = (signal.Length - taps.Length - phase) / factor + 1;
        var result = new double[count];
        for (int i = 0; i < count; i++)
            for (int k = 0; k < taps.Length; k++)
                result[i] += taps[k] * signal[i * factor + phase + k];
        return result;
    }

    public double[] Backward(double[] gradient)
    {
        var result = new double[signal.Length];
        for (int i = 0; i < gradient.Length; i++)
            for (int k = 0; k < taps.Length; k++)
            {
                tapGradients[k] += gradient[i] * signal[i * factor + phase + k]; // WRONG taps: tapGradients[k] += gradient[i] * signal[i * factor + k];
                result[i * factor + phase + k] += gradient[i] * taps[k];
            }
        return result;
    }
}
