// A loss an element, of whose mean Backward gives the gradient.
using System;
using GradGen;

[GradCheckable]
public sealed partial class AbsoluteErrors
{
    public float[] Forward(float[] predicted, float[] actual)
    {
        var losses = new float[predicted.Length];
        for (int i = 0; i < losses.Length; i++) losses[i] = Math.Abs(predicted[i] - actual[i]);
        return losses;
    }

    public float[] Backward(float[] predicted, float[] actual)
    {
        var gradient = new float[predicted.Length];
        for (int i = 0; i < gradient.Length; i++)
            gradient[i] = (predicted[i] > actual[i] ? 1f : -1f) / predicted.Length; // WRONG predicted: gradient[i] = predicted[i] > actual[i] ? 1f : 0f;
        return gradient;
    }
}
