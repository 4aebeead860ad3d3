// A loss with class labels.
using System;
using System.Linq;
using GradGen;

[GradCheckable]
public sealed partial class SoftmaxCrossEntropy
{
    private double[] _p = [];
    private int _label;

    public double Forward(double[] logits, int label)
    {
        var max = logits.Max();
        _p = logits.Select(z => Math.Exp(z - max)).ToArray();
        var sum = _p.Sum();
        for (var i = 0; i < _p.Length; i++)
            _p[i] /= sum;
        _label = label;
        return -Math.Log(_p[label]);
    }

    public double[] Backward()
    {
        var gradient = (double[])_p.Clone();
        gradient[_label] -= 1; // WRONG logits: gradient[_label] += 1;
        return gradient;
    }
}
