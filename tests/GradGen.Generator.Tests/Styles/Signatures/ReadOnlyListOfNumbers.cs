// Whatever numbers can be counted in, numbers out.
using System;
using System.Collections.Generic;
using System.Linq;
using GradGen;

[GradCheckable]
public sealed partial class ReadOnlyListOfNumbers(int width)
{
    private readonly double[] _scale = new double[width];
    private readonly double[] _scaleGradient = new double[width];
    private IReadOnlyList<double> _x = Array.Empty<double>();

    public IReadOnlyList<double> Forward(IReadOnlyList<double> x)
    {
        if (x.Count != width)
            throw new ArgumentException("another width", nameof(x));
        _x = x;
        return x.Select((value, i) => value * Math.Exp(_scale[i])).ToList();
    }

    public IEnumerable<double> Backward(IReadOnlyList<double> dy)
    {
        for (var i = 0; i < width; i++)
            _scaleGradient[i] += dy[i] * _x[i] * Math.Exp(_scale[i]); // WRONG _scale: _scaleGradient[i] += dy[i] * _x[i];
        return dy.Select((d, i) => d * Math.Exp(_scale[i]));
    }
}
