// A buffer that grows, and is handed back by what makes it fit; rows are cut out of it, and a helper multiplies them.
using System;
using GradGen;

public sealed class GrowingTensor
{
    public int Batch;
    public int Channels;
    public int Length;
    public float[] Data;

    public GrowingTensor(int batch, int channels, int length) =>
        (Batch, Channels, Length, Data) = (batch, channels, length, new float[batch * channels * length]);

    public GrowingTensor Fit(int batch, int channels, int length)
    {
        int needed = batch * channels * length;
        if (Data.Length < needed)
            Data = new float[needed];
        (Batch, Channels, Length) = (batch, channels, length);
        return this;
    }

    public void Zero() => Array.Clear(Data, 0, Batch * Channels * Length);
}

public static class Rows
{
    public static float Dot(ReadOnlySpan<float> a, ReadOnlySpan<float> b, int n)
    {
        float sum = 0;
        for (int i = 0; i < n; i++)
            sum += a[i] * b[i];
        return sum;
    }

    public static void Add(float factor, ReadOnlySpan<float> a, Span<float> to, int n)
    {
        for (int i = 0; i < n; i++)
            to[i] += factor * a[i];
    }
}

[GradCheckable]
public sealed partial class RowDense
{
    private readonly int _in, _out;
    private readonly float[] _weights, _weightsGrad;
    private readonly GrowingTensor _y = new GrowingTensor(1, 1, 1);
    private readonly GrowingTensor _dx = new GrowingTensor(1, 1, 1);
    private GrowingTensor? _x;

    public RowDense(int inputs, int outputs)
    {
        (_in, _out) = (inputs, outputs);
        (_weights, _weightsGrad) = (new float[inputs * outputs], new float[inputs * outputs]);
    }

    public GrowingTensor Forward(GrowingTensor x)
    {
        _x = x;
        _y.Fit(x.Batch, _out, 1);
        for (int b = 0; b < x.Batch; b++)
        {
            var row = x.Data.AsSpan(b * _in, _in);
            for (int o = 0; o < _out; o++)
                _y.Data[b * _out + o] = Rows.Dot(_weights.AsSpan(o * _in, _in), row, _in);
        }

        return _y;
    }

    public GrowingTensor Backward(GrowingTensor dy)
    {
        var x = _x ?? throw new InvalidOperationException("Backward before Forward");
        _dx.Fit(x.Batch, _in, 1);
        _dx.Zero();
        for (int b = 0; b < x.Batch; b++)
            for (int o = 0; o < _out; o++)
            {
                float d = dy.Data[b * _out + o];
                Rows.Add(d, x.Data.AsSpan(b * _in, _in), _weightsGrad.AsSpan(o * _in, _in), _in); // WRONG _weights: Rows.Add(d, x.Data.AsSpan(0, _in), _weightsGrad.AsSpan(o * _in, _in), _in);
                Rows.Add(d, _weights.AsSpan(o * _in, _in), _dx.Data.AsSpan(b * _in, _in), _in);
            }

        return _dx;
    }
}
