namespace GradGen.Power.Corpus;

/// <summary>One step of a gated recurrent unit: update gate z, reset gate r, candidate n.</summary>
[GradCheckable]
[GradCheckSample(2, 3)]
public sealed partial class GruCell(int inputs, int units)
{
    private readonly double[,] _wz = new double[units, inputs + units];
    private readonly double[,] _wr = new double[units, inputs + units];
    private readonly double[,] _wn = new double[units, inputs + units];
    private readonly double[,] _gradWz = new double[units, inputs + units];
    private readonly double[,] _gradWr = new double[units, inputs + units];
    private readonly double[,] _gradWn = new double[units, inputs + units];
    private double[] _x = [];
    private double[] _h = [];
    private double[] _z = [];
    private double[] _r = [];
    private double[] _n = [];

    public double[] Forward([Shape("inputs")] double[] x, [Shape("units")] double[] h)
    {
        _x = x;
        _h = h;
        _z = Gate(_wz, h, static s => 1 / (1 + Math.Exp(-s)));
        _r = Gate(_wr, h, static s => 1 / (1 + Math.Exp(-s)));
        var reset = new double[units];
        for (var u = 0; u < units; u++)
            reset[u] = _r[u] * h[u];
        _n = Gate(_wn, reset, static s => Math.Tanh(s));
        var next = new double[units];
        for (var u = 0; u < units; u++)
            next[u] = ((1 - _z[u]) * _n[u]) + (_z[u] * h[u]);
        return next;
    }

    public (double[] X, double[] H) Backward(double[] dnext)
    {
        var dx = new double[inputs];
        var dh = new double[units];
        var dreset = new double[units];
        var reset = new double[units];
        for (var u = 0; u < units; u++)
            reset[u] = _r[u] * _h[u];

        for (var u = 0; u < units; u++)
        {
            var dn = dnext[u] * (1 - _z[u]) * (1 - (_n[u] * _n[u]));
            var dz = dnext[u] * (_h[u] - _n[u]) * _z[u] * (1 - _z[u]);
            dh[u] += dnext[u] * _z[u];
            Through(_wn, _gradWn, u, dn, reset, dx, dreset);
            Through(_wz, _gradWz, u, dz, _h, dx, dh);
        }

        for (var u = 0; u < units; u++)
            dh[u] += dreset[u] * _r[u];
        for (var u = 0; u < units; u++)
            Through(_wr, _gradWr, u, dreset[u] * _h[u] * _r[u] * (1 - _r[u]), _h, dx, dh);
        return (dx, dh);
    }

    private double[] Gate(double[,] w, double[] state, Func<double, double> squash)
    {
        var gate = new double[units];
        for (var u = 0; u < units; u++)
        {
            var sum = 0.0;
            for (var i = 0; i < inputs; i++)
                sum += w[u, i] * _x[i];
            for (var j = 0; j < units; j++)
                sum += w[u, inputs + j] * state[j];
            gate[u] = squash(sum);
        }

        return gate;
    }

    // One row of a gate: to its weights, to the input, and to the state that went into it.
    private void Through(double[,] w, double[,] gradient, int u, double delta, double[] state, double[] dx, double[] dstate)
    {
        for (var i = 0; i < inputs; i++)
        {
            gradient[u, i] += delta * _x[i];
            dx[i] += delta * w[u, i];
        }

        for (var j = 0; j < units; j++)
        {
            gradient[u, inputs + j] += delta * state[j];
            dstate[j] += delta * w[u, inputs + j];
        }
    }
}
