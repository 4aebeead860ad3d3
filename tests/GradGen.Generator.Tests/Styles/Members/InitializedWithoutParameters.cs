// A layer of a family whose Initialize makes the buffers, though this one has no parameters.
using System;
using GradGen;

public enum Spread { Uniform, Normal }

public abstract class Block
{
    protected int Batch, Width;

    public abstract void Initialize(int inputWidth, int inputHeight, int batchSize, Spread spread, Random random);

    public abstract float[,] Forward(float[,] input);

    public abstract float[,] Backward(float[,] outputGradient);
}

[GradCheckable]
public sealed partial class Sigmoid : Block
{
    private float[,] _output = null!;

    public override void Initialize(int inputWidth, int inputHeight, int batchSize, Spread spread, Random random)
    {
        Batch = batchSize;
        Width = inputWidth * inputHeight;
        _output = new float[batchSize, Width];
    }

    public override float[,] Forward(float[,] input)
    {
        for (int b = 0; b < Batch; b++)
            for (int i = 0; i < Width; i++) _output[b, i] = 1 / (1 + MathF.Exp(-input[b, i]));
        return _output;
    }

    public override float[,] Backward(float[,] outputGradient)
    {
        var d = new float[Batch, Width];
        for (int b = 0; b < Batch; b++)
            for (int i = 0; i < Width; i++) d[b, i] = outputGradient[b, i] * _output[b, i] * (1 - _output[b, i]); // WRONG input: for (int i = 0; i < Width; i++) d[b, i] = outputGradient[b, i] * _output[b, i];
        return d;
    }
}
