namespace GradGen.Power.Varied;

/// <summary>The first score has to be above the second where the order is 1, below where it is −1.</summary>
[GradCheckable]
public partial class MarginRankingLoss
{
    private readonly double _margin;
    private double[] _first = [], _second = [];
    private int[] _order = [];

    public MarginRankingLoss(double margin = 0.0) => _margin = margin;

    public double Forward(double[] first, double[] second, int[] order)
    {
        _first = first;
        _second = second;
        _order = order;
        double sum = 0;
        for (int i = 0; i < first.Length; i++)
        {
            sum += Math.Max(0, _margin + Difference(i));
        }

        return sum / first.Length;
    }

    public (double[], double[]) Backward()
    {
        var byFirst = new double[_first.Length];
        var bySecond = new double[_first.Length];
        for (int i = 0; i < _first.Length; i++)
        {
            if (_margin + Difference(i) > 0)
            {
                byFirst[i] = _order[i] == 1 ? -1.0 / _first.Length : 1.0 / _first.Length;
                bySecond[i] = -byFirst[i];
            }
        }

        return (byFirst, bySecond);
    }

    private double Difference(int i) => _order[i] == 1 ? _second[i] - _first[i] : _first[i] - _second[i];
}
