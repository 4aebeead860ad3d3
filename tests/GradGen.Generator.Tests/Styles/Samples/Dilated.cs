using System;
using GradGen;

namespace Samples;

// A causal convolution over time with holes between its taps.
[GradCheckable]
public partial class Dilated
{
    private readonly int dilation;
    private readonly float[] taps;
    private readonly float[] tapsGradient;
    private float[] signal = Array.Empty<float>();

    public Dilated(int tapCount, int dilation = 1)
    {
        this.dilation = dilation;
        taps = new float[tapCount];
        tapsGradient = new float[tapCount];
        for (var i = 0; i < tapCount; i++)
            taps[i] = 1f / (i + 1);
    }

    public float[] Forward(float[] signal)
    {
        this.signal = signal;
        var result = new float[signal.Length];
        for (var t = 0; t < signal.Length; t++)
        {
            for (var k = 0; k < taps.Length; k++)
            {
                var source = t - k * dilation;
                if (source >= 0)
                    result[t] += taps[k] * signal[source];
            }
        }

        return result;
    }

    public float[] Backward(float[] upstream)
    {
        var gradient = new float[signal.Length];
        for (var t = 0; t < upstream.Length; t++)
        {
            for (var k = 0; k < taps.Length; k++)
            {
                var source = t - k * dilation;
                if (source < 0)
                    continue;
                tapsGradient[k] += upstream[t] * signal[source]; // WRONG taps: tapsGradient[k] += upstream[t] * signal[t - k];
                gradient[source] += upstream[t] * taps[k];
            }
        }

        return gradient;
    }
}
