namespace GradGen.Power.Corpus;

/// <summary>Y = X·W + b for a batch of rows; each gradient is computed by a method of its own and assigned.</summary>
[GradCheckable]
[GradCheckSample(3, 4)]
public sealed partial class DenseBatch
{
    private double[,] _x = new double[0, 0];

    public DenseBatch(int inputs, int outputs)
    {
        W = new double[inputs, outputs];
        B = new double[outputs];
        DW = new double[inputs, outputs];
        DB = new double[outputs];
    }

    public double[,] W { get; }

    public double[] B { get; }

    public double[,] DW { get; }

    public double[] DB { get; }

    public double[,] Forward(double[,] x)
    {
        _x = x;
        var batch = x.GetLength(0);
        var y = new double[batch, B.Length];
        for (var n = 0; n < batch; n++)
        {
            for (var o = 0; o < B.Length; o++)
            {
                var sum = B[o];
                for (var i = 0; i < W.GetLength(0); i++)
                    sum += x[n, i] * W[i, o];
                y[n, o] = sum;
            }
        }

        return y;
    }

    public double[,] Backward(double[,] dy)
    {
        WeightGradient(dy);
        BiasGradient(dy);
        return InputGradient(dy);
    }

    private void WeightGradient(double[,] dy)
    {
        for (var i = 0; i < W.GetLength(0); i++)
        {
            for (var o = 0; o < W.GetLength(1); o++)
            {
                var sum = 0.0;
                for (var n = 0; n < dy.GetLength(0); n++)
                    sum += _x[n, i] * dy[n, o];
                DW[i, o] = sum;
            }
        }
    }

    private void BiasGradient(double[,] dy)
    {
        for (var o = 0; o < B.Length; o++)
        {
            DB[o] = 0;
            for (var n = 0; n < dy.GetLength(0); n++)
                DB[o] += dy[n, o];
        }
    }

    private double[,] InputGradient(double[,] dy)
    {
        var dx = new double[dy.GetLength(0), W.GetLength(0)];
        for (var n = 0; n < dy.GetLength(0); n++)
        {
            for (var i = 0; i < W.GetLength(0); i++)
            {
                for (var o = 0; o < W.GetLength(1); o++)
                    dx[n, i] += dy[n, o] * W[i, o];
            }
        }

        return dx;
    }
}
