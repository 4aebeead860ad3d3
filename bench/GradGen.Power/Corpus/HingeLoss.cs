namespace GradGen.Power.Corpus;

/// <summary>The hinge loss of several classes: every class that comes within a margin of the right one costs.</summary>
[GradCheckable]
public sealed partial class HingeLoss
{
    private const double Margin = 1;

    private double[,] _scores = new double[0, 0];
    private int[] _labels = [];

    public double Forward([Shape("3", "4")] double[,] scores, [Shape("3")] int[] labels)
    {
        _scores = scores;
        _labels = labels;
        var loss = 0.0;
        for (var n = 0; n < labels.Length; n++)
        {
            for (var c = 0; c < scores.GetLength(1); c++)
            {
                if (c != labels[n])
                    loss += Math.Max(0, scores[n, c] - scores[n, labels[n]] + Margin);
            }
        }

        return loss / labels.Length;
    }

    public double[,] Backward()
    {
        var gradient = new double[_scores.GetLength(0), _scores.GetLength(1)];
        for (var n = 0; n < _labels.Length; n++)
        {
            for (var c = 0; c < gradient.GetLength(1); c++)
            {
                if (c == _labels[n] || _scores[n, c] - _scores[n, _labels[n]] + Margin <= 0)
                    continue;
                gradient[n, c] += 1.0 / _labels.Length;
                gradient[n, _labels[n]] -= 1.0 / _labels.Length;
            }
        }

        return gradient;
    }
}
