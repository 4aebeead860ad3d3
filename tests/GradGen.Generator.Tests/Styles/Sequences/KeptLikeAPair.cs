// Inputs that are kept under their own names, which read like a parameter and its gradient: b and delta.
using System;
using GradGen;

[GradCheckable]
public sealed partial class DiagonalScan
{
    private readonly double[,] _rates, _ratesGradient;
    private double[,] u = new double[0, 0], delta = new double[0, 0], b = new double[0, 0];
    private double[,,] _states = new double[0, 0, 0];

    public DiagonalScan(int channels, int states)
    {
        _rates = new double[channels, states];
        _ratesGradient = new double[channels, states];
    }

    public double[,] Forward(double[,] u, double[,] delta, double[,] b)
    {
        this.u = u;
        (this.delta, this.b) = (delta, (double[,])b.Clone());
        int steps = u.GetLength(0), channels = _rates.GetLength(0), states = _rates.GetLength(1);
        _states = new double[steps + 1, channels, states];
        var y = new double[steps, channels];
        for (int t = 0; t < steps; t++)
            for (int c = 0; c < channels; c++)
                for (int s = 0; s < states; s++)
                {
                    _states[t + 1, c, s] = Math.Exp(-_rates[c, s] * delta[t, c]) * _states[t, c, s] + delta[t, c] * b[t, s] * u[t, c];
                    y[t, c] += _states[t + 1, c, s];
                }

        return y;
    }

    public (double[,] Du, double[,] DDelta, double[,] Db) Backward(double[,] dy)
    {
        int steps = u.GetLength(0), channels = _rates.GetLength(0), states = _rates.GetLength(1);
        var (du, dDelta, db) = (new double[steps, channels], new double[steps, channels], new double[steps, states]);
        for (int c = 0; c < channels; c++)
            for (int s = 0; s < states; s++)
            {
                double carried = 0;
                for (int t = steps - 1; t >= 0; t--)
                {
                    double kept = Math.Exp(-_rates[c, s] * delta[t, c]), g = carried + dy[t, c];
                    _ratesGradient[c, s] -= g * _states[t, c, s] * kept * delta[t, c]; // WRONG _rates: _ratesGradient[c, s] -= g * _states[t, c, s] * kept;
                    dDelta[t, c] += g * (b[t, s] * u[t, c] - _rates[c, s] * kept * _states[t, c, s]);
                    db[t, s] += g * delta[t, c] * u[t, c]; // WRONG b: db[t, s] += g * u[t, c];
                    du[t, c] += g * delta[t, c] * b[t, s];
                    carried = g * kept;
                }
            }

        return (du, dDelta, db);
    }
}
