using System;
using GradGen;

namespace Samples;

[GradCheckable]
public partial class KindProperty
{
    public enum Reduce { Mean, Sum }

    public Reduce Reduction { get; init; } = Reduce.Mean;

    private int _count;

    public double Forward(double[] prediction, double[] target)
    {
        _difference = new double[prediction.Length];
        _count = prediction.Length;
        var sum = 0.0;
        for (var i = 0; i < prediction.Length; i++)
        {
            _difference[i] = prediction[i] - target[i];
            sum += _difference[i] * _difference[i];
        }

        return Reduction == Reduce.Mean ? sum / _count : sum;
    }

    public double[] Backward()
    {
        var gradient = new double[_count];
        for (var i = 0; i < _count; i++)
            gradient[i] = 2 * _difference[i] / (Reduction == Reduce.Mean ? _count : 1); // WRONG prediction: gradient[i] = 2 * _difference[i] / _count;
        return gradient;
    }

    private double[] _difference = Array.Empty<double>();
}
