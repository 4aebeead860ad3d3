namespace GradGen.Power.Varied;

public enum LossReduction
{
    Mean = 1,
    Sum = 2,
}

/// <summary>The smooth L1 loss of a batch; the L1 loss where beta is zero.</summary>
[GradCheckable]
public sealed partial class SmoothL1
{
    private double[,]? _error;

    /// <summary>Where the loss becomes linear.</summary>
    public double Beta { get; init; } = 1.0;

    public LossReduction Reduction { get; init; } = LossReduction.Mean;

    public double Forward(double[,] output, double[,] target)
    {
        var error = new double[output.GetLength(0), output.GetLength(1)];
        var total = 0.0;
        for (var i = 0; i < output.GetLength(0); i++)
        {
            for (var j = 0; j < output.GetLength(1); j++)
            {
                var e = error[i, j] = output[i, j] - target[i, j];
                var size = Math.Abs(e);
                total += size < Beta ? e * e / (2 * Beta) : size - (Beta / 2);
            }
        }

        _error = error;
        return total / Divisor();
    }

    public double[,] Backward()
    {
        var gradient = new double[_error!.GetLength(0), _error.GetLength(1)];
        for (var i = 0; i < gradient.GetLength(0); i++)
        {
            for (var j = 0; j < gradient.GetLength(1); j++)
            {
                var e = _error[i, j];
                gradient[i, j] = (Math.Abs(e) < Beta ? e / Beta : Math.Sign(e)) / Divisor();
            }
        }

        return gradient;
    }

    private double Divisor() => Reduction == LossReduction.Mean ? _error!.Length : 1;
}
