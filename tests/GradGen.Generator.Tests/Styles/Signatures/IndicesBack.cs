// A base class makes every layer return the type of its input, be that one of indices.
using GradGen;

public abstract class Operation<TIn, TOut>
{
    protected TIn Input = default!;

    public TOut Forward(TIn input)
    {
        Input = input;
        return Output();
    }

    public TIn Backward(TOut outputGradient) => InputGradient(outputGradient);

    protected abstract TOut Output();

    protected abstract TIn InputGradient(TOut outputGradient);
}

[GradCheckable]
public sealed partial class Lookup(int words, int size) : Operation<int[,], double[,,]>
{
    private readonly double[,] _table = new double[words, size];
    private readonly double[,] _tableGradient = new double[words, size];

    protected override double[,,] Output()
    {
        var y = new double[Input.GetLength(0), Input.GetLength(1), size];
        for (int b = 0; b < y.GetLength(0); b++)
            for (int t = 0; t < y.GetLength(1); t++)
                for (int k = 0; k < size; k++) y[b, t, k] = _table[Input[b, t], k];
        return y;
    }

    protected override int[,] InputGradient(double[,,] dy)
    {
        for (int b = 0; b < dy.GetLength(0); b++)
            for (int t = 0; t < dy.GetLength(1); t++)
                for (int k = 0; k < size; k++) _tableGradient[Input[b, t], k] += dy[b, t, k]; // WRONG _table: for (int k = 0; k < size; k++) _tableGradient[Input[b, t], k] = dy[b, t, k];
        return new int[dy.GetLength(0), dy.GetLength(1)];
    }
}
