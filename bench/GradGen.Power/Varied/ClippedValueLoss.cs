namespace GradGen.Power.Varied;

/// <summary>Squared errors of values that may move from the old ones by a limited amount only; the worse of both counts.</summary>
[GradCheckable]
public sealed partial class ClippedValueLoss(double range = 0.2)
{
    private double[] _values = [], _old = [], _returns = [];

    public double Forward(double[] values, double[] oldValues, double[] returns)
    {
        (_values, _old, _returns) = (values, oldValues, returns);
        var sum = 0.0;
        for (var i = 0; i < values.Length; i++)
        {
            var plain = values[i] - returns[i];
            var clipped = Clipped(i) - returns[i];
            sum += Math.Max(plain * plain, clipped * clipped);
        }

        return 0.5 * sum / values.Length;
    }

    public double[] Backward()
    {
        var gradient = new double[_values.Length];
        for (var i = 0; i < gradient.Length; i++)
        {
            var plain = _values[i] - _returns[i];
            var clipped = Clipped(i) - _returns[i];
            var isInside = Math.Abs(_values[i] - _old[i]) < range;
            if (plain * plain >= clipped * clipped)
                gradient[i] = plain / gradient.Length;
            else if (isInside)
                gradient[i] = clipped / gradient.Length;
        }

        return gradient;
    }

    private double Clipped(int i) => _old[i] + Math.Clamp(_values[i] - _old[i], -range, range);
}
