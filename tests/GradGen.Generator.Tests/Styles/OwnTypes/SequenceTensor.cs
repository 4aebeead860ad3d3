// Batch, channels and length in one growing buffer, and layers that keep their output and gradient tensors.
using System;
using GradGen;

public sealed class SequenceTensor
{
    public int Batch;
    public int Channels;
    public int Length;
    public float[] Data = Array.Empty<float>();

    public SequenceTensor(int batch, int channels, int length) => Fit(batch, channels, length);

    public int Count => Batch * Channels * Length;

    public void Fit(int batch, int channels, int length)
    {
        (Batch, Channels, Length) = (batch, channels, length);
        if (Data.Length < Count)
            Data = new float[Count];
    }
}

public abstract class Layer
{
    protected readonly SequenceTensor Out = new SequenceTensor(1, 1, 1);
    protected readonly SequenceTensor Grad = new SequenceTensor(1, 1, 1);

    public abstract SequenceTensor Forward(SequenceTensor x, bool training);

    public abstract SequenceTensor Backward(SequenceTensor dy);
}

[GradCheckable]
public sealed partial class PointwiseConvolution : Layer
{
    private readonly int _in, _out;
    private readonly float[] _kernel, _kernelGrad;
    private SequenceTensor _x = new SequenceTensor(1, 1, 1);

    public PointwiseConvolution(int inChannels, int outChannels)
    {
        (_in, _out) = (inChannels, outChannels);
        _kernel = new float[inChannels * outChannels];
        _kernelGrad = new float[inChannels * outChannels];
    }

    public override SequenceTensor Forward(SequenceTensor x, bool training)
    {
        _x = x;
        Out.Fit(x.Batch, _out, x.Length);
        Array.Clear(Out.Data, 0, Out.Data.Length);
        for (int b = 0; b < x.Batch; b++)
            for (int o = 0; o < _out; o++)
                for (int i = 0; i < _in; i++)
                    for (int t = 0; t < x.Length; t++)
                        Out.Data[(b * _out + o) * x.Length + t] += _kernel[o * _in + i] * x.Data[(b * _in + i) * x.Length + t];
        return Out;
    }

    public override SequenceTensor Backward(SequenceTensor dy)
    {
        Grad.Fit(dy.Batch, _in, dy.Length);
        Array.Clear(Grad.Data, 0, Grad.Data.Length);
        for (int b = 0; b < dy.Batch; b++)
            for (int o = 0; o < _out; o++)
                for (int i = 0; i < _in; i++)
                    for (int t = 0; t < dy.Length; t++)
                    {
                        float d = dy.Data[(b * _out + o) * dy.Length + t];
                        _kernelGrad[o * _in + i] += d * _x.Data[(b * _in + i) * dy.Length + t]; // WRONG _kernel: _kernelGrad[o * _in + i] += d * _x.Data[(b * _in + i) * dy.Length];
                        Grad.Data[(b * _in + i) * dy.Length + t] += d * _kernel[o * _in + i];
                    }
        return Grad;
    }
}
