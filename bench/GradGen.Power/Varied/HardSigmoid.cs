namespace GradGen.Power.Varied;

/// <summary>0 below −3, 1 above 3, and a line between; written in place over spans.</summary>
[GradCheckable]
public sealed partial class HardSigmoid(int size)
{
    private readonly double[] _last = new double[size];

    public void Forward(ReadOnlySpan<double> x, Span<double> y)
    {
        x.CopyTo(_last);
        for (var i = 0; i < size; i++)
            y[i] = x[i] <= -3 ? 0 : x[i] >= 3 ? 1 : (x[i] / 6) + 0.5;
    }

    public void Backward(ReadOnlySpan<double> dy, Span<double> dx)
    {
        for (var i = 0; i < size; i++)
            dx[i] = _last[i] <= -3 || _last[i] >= 3 ? 0 : dy[i] / 6;
    }
}
