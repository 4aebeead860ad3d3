using System;
using System.Linq;
using GradGen;

namespace Samples;

// A flag whose name has "log" in it, and says nothing of printing; "debug" does.
[GradCheckable]
public sealed partial class LogTarget
{
    private readonly bool _logSpace, _debug;
    private double[] _x = [];

    public LogTarget(bool logSpace = false, bool debug = false) => (_logSpace, _debug) = (logSpace, debug);

    public double[] Forward(double[] x)
    {
        if (_debug)
            throw new InvalidOperationException("Nobody asked for it.");
        _x = x;
        return x.Select(v => _logSpace ? Math.Exp(v) : v * v).ToArray();
    }

    public double[] Backward(double[] dy) => dy.Select((d, i) => d * (_logSpace
        ? Math.Exp(_x[i]) // WRONG x: ? 1
        : 2 * _x[i])).ToArray();
}
