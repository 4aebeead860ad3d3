namespace GradGen.Power.Varied;

public enum BagMode
{
    Sum,
    Mean,
    Max,
}

/// <summary>Looks up a bag of words and makes one vector of it; the padding index counts for nothing.</summary>
[GradCheckable]
public sealed partial class EmbeddingBag
{
    private readonly int _width;
    private readonly BagMode _mode;
    private readonly int _paddingIndex;
    private readonly double[] _table;
    private readonly double[] _tableGradients;
    private int[] _ids = [];
    private int[] _winners = [];
    private int _counted;

    public EmbeddingBag(int vocabulary, int width, BagMode mode = BagMode.Sum, int paddingIndex = -1)
    {
        _width = width;
        _mode = mode;
        _paddingIndex = paddingIndex;
        _table = new double[vocabulary * width];
        _tableGradients = new double[vocabulary * width];
    }

    public double[] Forward(int[] ids)
    {
        _ids = ids;
        _counted = ids.Count(id => id != _paddingIndex);
        _winners = new int[_width];
        var bag = new double[_width];
        for (int k = 0; k < _width; k++)
        {
            int winner = -1;
            foreach (int id in ids)
            {
                if (id == _paddingIndex) continue;
                double value = _table[id * _width + k];
                if (_mode != BagMode.Max) bag[k] += _mode == BagMode.Mean ? value / _counted : value;
                else if (winner < 0 || value > _table[winner * _width + k]) winner = id;
            }

            _winners[k] = winner;
            if (winner >= 0) bag[k] = _table[winner * _width + k];
        }

        return bag;
    }

    public void Backward(double[] gradient)
    {
        for (int k = 0; k < _width; k++)
        {
            if (_mode == BagMode.Max)
            {
                if (_winners[k] >= 0) _tableGradients[_winners[k] * _width + k] += gradient[k];
                continue;
            }

            double share = _mode == BagMode.Mean ? gradient[k] / _counted : gradient[k];
            foreach (int id in _ids)
            {
                if (id != _paddingIndex) _tableGradients[id * _width + k] += share;
            }
        }
    }
}
