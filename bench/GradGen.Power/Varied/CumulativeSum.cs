namespace GradGen.Power.Varied;

/// <summary>Running sums along time, from either end, each value itself included or not.</summary>
[GradCheckable]
public sealed partial class CumulativeSum(bool reverse = false, bool exclusive = false)
{
    private readonly List<double> _decays = [0.5, 0.9];
    private readonly List<double> _decaysGradient = [0, 0];
    private double[,] _sums = new double[0, 0];

    public double[,] Forward(double[] x)
    {
        var y = new double[_decays.Count, x.Length];
        _sums = new double[_decays.Count, x.Length + 1];
        for (var d = 0; d < _decays.Count; d++)
        {
            for (var s = 0; s < x.Length; s++)
            {
                var t = reverse ? x.Length - 1 - s : s;
                _sums[d, s + 1] = _decays[d] * _sums[d, s] + x[t];
                y[d, t] = exclusive ? _decays[d] * _sums[d, s] : _sums[d, s + 1];
            }
        }

        return y;
    }

    public double[] Backward(double[,] dy)
    {
        var steps = dy.GetLength(1);
        var dx = new double[steps];
        for (var d = 0; d < _decays.Count; d++)
        {
            var carried = 0.0;
            for (var s = steps - 1; s >= 0; s--)
            {
                var t = reverse ? steps - 1 - s : s;
                if (!exclusive)
                    carried += dy[d, t];
                dx[t] += carried;
                var before = exclusive ? carried + dy[d, t] : carried;
                _decaysGradient[d] += before * _sums[d, s];
                carried = before * _decays[d];
            }
        }

        return dx;
    }
}
