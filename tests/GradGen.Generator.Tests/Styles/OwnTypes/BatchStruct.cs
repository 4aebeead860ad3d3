// A batch that is a struct, made by a method, of vectors of one's own.
using GradGen;

public sealed class Signal
{
    public Signal(int length) => Samples = new double[length];

    public double[] Samples { get; }
}

public readonly struct Signals
{
    private readonly Signal[] _all;

    private Signals(Signal[] all) => _all = all;

    public int BatchSize => _all.Length;

    public Signal this[int index] => _all[index];

    public static Signals From(Signal[] all) => new Signals(all);
}

[GradCheckable]
public partial class Squaring
{
    private Signals _x;

    public Signals Forward(Signals x)
    {
        _x = x;
        var y = new Signal[x.BatchSize];
        for (int b = 0; b < y.Length; b++)
        {
            y[b] = new Signal(x[b].Samples.Length);
            for (int i = 0; i < x[b].Samples.Length; i++)
                y[b].Samples[i] = x[b].Samples[i] * x[b].Samples[i];
        }

        return Signals.From(y);
    }

    public Signals Backward(Signals dy)
    {
        var dx = new Signal[dy.BatchSize];
        for (int b = 0; b < dx.Length; b++)
        {
            dx[b] = new Signal(dy[b].Samples.Length);
            for (int i = 0; i < dy[b].Samples.Length; i++)
                dx[b].Samples[i] = 2 * _x[b].Samples[i] * dy[b].Samples[i]; // WRONG x: dx[b].Samples[i] = _x[b].Samples[i] * dy[b].Samples[i];
        }

        return Signals.From(dx);
    }
}
