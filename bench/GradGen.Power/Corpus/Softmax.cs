namespace GradGen.Power.Corpus;

/// <summary>The softmax of every row; Backward applies its Jacobian without building it.</summary>
[GradCheckable]
public sealed partial class Softmax
{
    private double[,] _p = new double[0, 0];

    public double[,] Forward([Shape("3", "5")] double[,] logits)
    {
        var (rows, classes) = (logits.GetLength(0), logits.GetLength(1));
        _p = new double[rows, classes];
        for (var r = 0; r < rows; r++)
        {
            var largest = logits[r, 0];
            for (var c = 1; c < classes; c++)
                largest = Math.Max(largest, logits[r, c]);
            var sum = 0.0;
            for (var c = 0; c < classes; c++)
            {
                _p[r, c] = Math.Exp(logits[r, c] - largest);
                sum += _p[r, c];
            }

            for (var c = 0; c < classes; c++)
                _p[r, c] /= sum;
        }

        return (double[,])_p.Clone();
    }

    public double[,] Backward(double[,] dp)
    {
        var dlogits = new double[dp.GetLength(0), dp.GetLength(1)];
        for (var r = 0; r < dp.GetLength(0); r++)
        {
            var dot = 0.0;
            for (var c = 0; c < dp.GetLength(1); c++)
                dot += dp[r, c] * _p[r, c];
            for (var c = 0; c < dp.GetLength(1); c++)
                dlogits[r, c] = _p[r, c] * (dp[r, c] - dot);
        }

        return dlogits;
    }
}
