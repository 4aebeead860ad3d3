using System.Numerics;
using GradGen.Harness;

namespace GradGen.Tests.Layers;

/// <summary>A layer from a batch of rows to another one; a batch of 0 is left to the check.</summary>
public abstract class MatrixLayer<T>(int inputs, int batch) : HandLayer<T>
    where T : struct, IBinaryFloatingPointIeee754<T>
{
    protected int Width { get; } = inputs;

    /// <summary>A mistake that a test makes in what Backward gives; the arguments are row and column.</summary>
    public Func<int, int, T, T> Mistake { get; set; } = static (_, _, value) => value;

    public override HarnessInput[] Inputs(SampleSizes sizes)
    {
        sizes.Known("inputs", Width);
        return [Input("x", new T[batch == 0 ? sizes.Of("batch") : sizes.Known("batch", batch), Width])];
    }

    public override Array?[] Forward(Array[] inputs) => [Forward((T[,])inputs[0])];

    public override Array?[] Backward(Array[] upstream)
    {
        var dx = Backward((T[,])upstream[0]);
        for (var i = 0; i < dx.GetLength(0); i++)
        {
            for (var j = 0; j < dx.GetLength(1); j++)
                dx[i, j] = Mistake(i, j, dx[i, j]);
        }

        return [dx];
    }

    protected abstract T[,] Forward(T[,] x);

    protected abstract T[,] Backward(T[,] dy);

    protected static T Number(double value) => T.CreateChecked(value);

    protected static T[,] Product(T[,] a, T[,] b, bool transposeA = false, bool transposeB = false)
    {
        var rows = a.GetLength(transposeA ? 1 : 0);
        var inner = a.GetLength(transposeA ? 0 : 1);
        var columns = b.GetLength(transposeB ? 0 : 1);
        var product = new T[rows, columns];
        for (var i = 0; i < rows; i++)
        {
            for (var j = 0; j < columns; j++)
            {
                for (var k = 0; k < inner; k++)
                    product[i, j] += (transposeA ? a[k, i] : a[i, k]) * (transposeB ? b[j, k] : b[k, j]);
            }
        }

        return product;
    }

    protected static T[,] Random(int rows, int columns, int seed)
    {
        var random = new Random(seed);
        var values = new T[rows, columns];
        for (var i = 0; i < rows; i++)
        {
            for (var j = 0; j < columns; j++)
                values[i, j] = Number(((random.NextDouble() * 2) - 1) / Math.Sqrt(rows));
        }

        return values;
    }
}
