// Caffe's bottom and top: tensors with a shape, a struct around an array, all of them handed to Backward again.
using System;
using GradGen;

public readonly struct Tensor
{
    public Tensor(params int[] shape)
    {
        Shape = shape;
        var length = 1;
        foreach (var size in shape)
            length *= size;
        Data = new float[length];
    }

    public int[] Shape { get; }

    public float[] Data { get; }
}

[GradCheckable]
public sealed partial class SigmoidLayer
{
    public void Forward(Tensor bottom, Tensor top)
    {
        for (var i = 0; i < bottom.Data.Length; i++)
            top.Data[i] = 1 / (1 + MathF.Exp(-bottom.Data[i]));
    }

    public void Backward(Tensor bottom, Tensor output, Tensor topGradient, Tensor bottomGradient)
    {
        for (var i = 0; i < bottom.Data.Length; i++)
            bottomGradient.Data[i] = topGradient.Data[i] * output.Data[i] * (1 - output.Data[i]); // WRONG bottom: bottomGradient.Data[i] = topGradient.Data[i] * output.Data[i];
    }
}
