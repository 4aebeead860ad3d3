namespace GradGen.Power.Varied;

/// <summary>Positives have to be nearer than negatives by a margin, in squared distance or not.</summary>
[GradCheckable]
public sealed partial class TripletLoss(double margin = 0.5, bool squared = true)
{
    private double[] _anchor = [], _positive = [], _negative = [];
    private double _near, _far;

    public double Forward(double[] anchor, double[] positive, double[] negative)
    {
        (_anchor, _positive, _negative) = (anchor, positive, negative);
        _near = Distance(anchor, positive);
        _far = Distance(anchor, negative);
        return Math.Max(0, _near - _far + margin);
    }

    public (double[] Anchor, double[] Positive, double[] Negative) Backward()
    {
        var n = _anchor.Length;
        var (da, dp, dn) = (new double[n], new double[n], new double[n]);
        if (_near - _far + margin <= 0) return (da, dp, dn);
        for (var i = 0; i < n; i++)
        {
            var near = squared ? 2 * (_anchor[i] - _positive[i]) : (_anchor[i] - _positive[i]) / _near;
            var far = squared ? 2 * (_anchor[i] - _negative[i]) : (_anchor[i] - _negative[i]) / _far;
            da[i] = near - far;
            dp[i] = -near;
            dn[i] = far;
        }

        return (da, dp, dn);
    }

    private double Distance(double[] a, double[] b)
    {
        var sum = 0.0;
        for (var i = 0; i < a.Length; i++) sum += (a[i] - b[i]) * (a[i] - b[i]);
        return squared ? sum : Math.Sqrt(sum);
    }
}
