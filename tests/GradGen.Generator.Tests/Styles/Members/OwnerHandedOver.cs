// A layer hands itself to its parts, which read its settings.
using GradGen;

[GradCheckable]
public sealed partial class Channels
{
    private readonly int _count;
    private readonly Channel[] _channels;

    public Channels(int channels)
    {
        _count = channels;
        _channels = new Channel[channels];
        for (int i = 0; i < channels; i++) _channels[i] = new Channel(this);
    }

    public double Gain { get; } = 0.75;

    public double[] Forward(double[] x)
    {
        var y = new double[_count];
        for (int i = 0; i < _count; i++) y[i] = _channels[i].Forward(new[] { x[i] })[0];
        return y;
    }

    public double[] Backward(double[] dy)
    {
        var dx = new double[_count];
        for (int i = 0; i < _count; i++)
            dx[i] = _channels[i].Backward(new[] { dy[i] })[0]; // WRONG x: dx[i] = 2 * _channels[i].Backward(new[] { dy[i] })[0];
        return dx;
    }
}

[GradCheckable]
public sealed partial class Channel
{
    private readonly double _gain;
    private readonly Channels? _owner;
    private readonly double[] _weight = new double[1], _weightGradient = new double[1];
    private double _x;

    internal Channel(Channels? owner = null) => (_owner, _gain) = (owner, 0.5);

    public double[] Forward(double[] x)
    {
        _x = x[0];
        return new[] { (_owner?.Gain ?? _gain) * _weight[0] * x[0] };
    }

    public double[] Backward(double[] dy)
    {
        _weightGradient[0] += (_owner?.Gain ?? _gain) * _x * dy[0];
        return new[] { (_owner?.Gain ?? _gain) * _weight[0] * dy[0] };
    }
}
