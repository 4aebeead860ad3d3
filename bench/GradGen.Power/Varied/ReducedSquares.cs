namespace GradGen.Power.Varied;

public enum Reduction
{
    Mean,
    Sum,
    None,
}

/// <summary>Squared errors, reduced to one number or not.</summary>
[GradCheckable]
public sealed partial class ReducedSquares(Reduction reduction = Reduction.Mean)
{
    private double[] _difference = [];

    public double[] Forward(double[] predicted, double[] target)
    {
        _difference = predicted.Zip(target, (p, t) => p - t).ToArray();
        var squares = _difference.Select(d => d * d).ToArray();
        return reduction switch
        {
            Reduction.Mean => [squares.Sum() / squares.Length],
            Reduction.Sum => [squares.Sum()],
            _ => squares,
        };
    }

    public double[] Backward(double[] upstream)
    {
        var gradient = new double[_difference.Length];
        for (var i = 0; i < gradient.Length; i++)
        {
            gradient[i] = reduction switch
            {
                Reduction.Mean => 2 * _difference[i] * upstream[0] / gradient.Length,
                Reduction.Sum => 2 * _difference[i] * upstream[0],
                _ => 2 * _difference[i] * upstream[i],
            };
        }

        return gradient;
    }
}
