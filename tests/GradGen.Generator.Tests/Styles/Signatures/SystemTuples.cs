// Tuples of the kind that is an object.
using System;
using GradGen;

[GradCheckable]
public sealed partial class SumAndProduct
{
    private Tuple<double[], double[]> _in = Tuple.Create(new double[0], new double[0]);

    public Tuple<double[], double[]> Forward(Tuple<double[], double[]> pair)
    {
        _in = pair;
        var (sum, product) = (new double[pair.Item1.Length], new double[pair.Item1.Length]);
        for (int i = 0; i < sum.Length; i++)
        {
            sum[i] = pair.Item1[i] + pair.Item2[i];
            product[i] = pair.Item1[i] * pair.Item2[i];
        }

        return Tuple.Create(sum, product);
    }

    public Tuple<double[], double[]> Backward(Tuple<double[], double[]> d)
    {
        var (a, b) = (new double[d.Item1.Length], new double[d.Item1.Length]);
        for (int i = 0; i < a.Length; i++)
        {
            a[i] = d.Item1[i] + d.Item2[i] * _in.Item2[i]; // WRONG pairItem1: a[i] = d.Item1[i] + d.Item2[i] * _in.Item1[i];
            b[i] = d.Item1[i] + d.Item2[i] * _in.Item1[i]; // WRONG pairItem2: b[i] = d.Item2[i] * _in.Item1[i];
        }

        return Tuple.Create(a, b);
    }
}
