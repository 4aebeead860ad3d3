namespace GradGen.Power.Corpus;

/// <summary>tanh x, with the derivative from the output, by LINQ.</summary>
[GradCheckable]
public sealed partial class TanhActivation
{
    private double[] _y = [];

    public double[] Forward([Shape("5")] double[] x)
    {
        _y = [.. x.Select(static value => Math.Tanh(value))];
        return _y;
    }

    public double[] Backward(double[] dy) => [.. dy.Select((value, i) => value * (1 - (_y[i] * _y[i])))];
}
