using System;
using GradGen;

namespace Samples;

[GradCheckable]
public sealed partial class HuberWithDelta(double delta)
{
    private double[] _errors = [];

    public double Forward(double[] predicted, double[] target)
    {
        _errors = new double[predicted.Length];
        double loss = 0;
        for (var i = 0; i < predicted.Length; i++)
        {
            var e = _errors[i] = predicted[i] - target[i];
            loss += Math.Abs(e) <= delta ? e * e / 2 : delta * (Math.Abs(e) - delta / 2);
        }

        return loss;
    }

    public double[] Backward()
    {
        var gradient = new double[_errors.Length];
        for (var i = 0; i < gradient.Length; i++)
            gradient[i] = Math.Abs(_errors[i]) <= delta ? _errors[i] : delta * Math.Sign(_errors[i]); // WRONG predicted: gradient[i] = _errors[i];
        return gradient;
    }
}
