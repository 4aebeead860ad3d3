namespace GradGen.Power.Varied;

/// <summary>Cross-entropy of a softmax with smoothed labels; rows with the ignored label count for nothing.</summary>
[GradCheckable]
public sealed partial class SmoothedCrossEntropy
{
    private readonly double _smoothing;
    private readonly int _ignoreIndex;
    private double[,] _probabilities = new double[0, 0];
    private int[] _labels = [];
    private int _counted;

    public SmoothedCrossEntropy(double smoothing = 0.0, int ignoreIndex = -1)
    {
        _smoothing = smoothing;
        _ignoreIndex = ignoreIndex;
    }

    public double Forward(double[,] logits, int[] labels)
    {
        int rows = logits.GetLength(0), classes = logits.GetLength(1);
        _labels = labels;
        _probabilities = new double[rows, classes];
        _counted = 0;
        double loss = 0;
        for (int r = 0; r < rows; r++)
        {
            double max = logits[r, 0], sum = 0;
            for (int c = 1; c < classes; c++) max = Math.Max(max, logits[r, c]);
            for (int c = 0; c < classes; c++) sum += Math.Exp(logits[r, c] - max);
            for (int c = 0; c < classes; c++) _probabilities[r, c] = Math.Exp(logits[r, c] - max) / sum;
            if (labels[r] == _ignoreIndex) continue;
            _counted++;
            for (int c = 0; c < classes; c++)
                loss -= Wanted(r, c, classes) * (logits[r, c] - max - Math.Log(sum));
        }

        return _counted == 0 ? 0 : loss / _counted;
    }

    public double[,] Backward()
    {
        int rows = _probabilities.GetLength(0), classes = _probabilities.GetLength(1);
        var gradient = new double[rows, classes];
        for (int r = 0; r < rows; r++)
        {
            if (_labels[r] == _ignoreIndex) continue;
            for (int c = 0; c < classes; c++)
                gradient[r, c] = (_probabilities[r, c] - Wanted(r, c, classes)) / _counted;
        }

        return gradient;
    }

    private double Wanted(int row, int c, int classes) => _smoothing / classes + (_labels[row] == c ? 1 - _smoothing : 0);
}
