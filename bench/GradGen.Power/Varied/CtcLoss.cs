namespace GradGen.Power.Varied;

/// <summary>Connectionist temporal classification of one sequence; class 0 is the blank.</summary>
[GradCheckable]
public sealed partial class CtcLoss
{
    private double[,] _probabilities = new double[0, 0];
    private double[,] _alpha = new double[0, 0];
    private int[] _extended = [];
    private double _likelihood;

    public double Forward(double[,] logits, int[] labels)
    {
        int frames = logits.GetLength(0), classes = logits.GetLength(1);
        if (frames < 2 * labels.Length)
            throw new ArgumentException("Too few frames for the labels.");
        _probabilities = Softmax(logits);
        // Blanks around every label; whatever class a label is, it is no blank.
        _extended = new int[2 * labels.Length + 1];
        for (int i = 0; i < labels.Length; i++) _extended[2 * i + 1] = 1 + labels[i] % (classes - 1);
        int states = _extended.Length;
        _alpha = new double[frames, states];
        for (int t = 0; t < frames; t++)
        {
            for (int s = 0; s < states; s++)
            {
                double sum = t == 0 ? (s < 2 ? 1 : 0) : _alpha[t - 1, s];
                if (t > 0 && s > 0) sum += _alpha[t - 1, s - 1];
                if (t > 0 && Skips(s)) sum += _alpha[t - 1, s - 2];
                _alpha[t, s] = sum * _probabilities[t, _extended[s]];
            }
        }

        _likelihood = _alpha[frames - 1, states - 1] + (states > 1 ? _alpha[frames - 1, states - 2] : 0);
        return -Math.Log(_likelihood);
    }

    public double[,] Backward()
    {
        int frames = _probabilities.GetLength(0), classes = _probabilities.GetLength(1), states = _extended.Length;
        var beta = new double[states];
        var gradient = new double[frames, classes];
        for (int t = frames - 1; t >= 0; t--)
        {
            var now = new double[states];
            for (int s = 0; s < states; s++)
            {
                if (t == frames - 1)
                {
                    now[s] = s >= states - 2 ? 1 : 0;
                    continue;
                }

                now[s] = beta[s] * _probabilities[t + 1, _extended[s]];
                if (s + 1 < states) now[s] += beta[s + 1] * _probabilities[t + 1, _extended[s + 1]];
                if (s + 2 < states && Skips(s + 2)) now[s] += beta[s + 2] * _probabilities[t + 1, _extended[s + 2]];
            }

            for (int c = 0; c < classes; c++) gradient[t, c] = _probabilities[t, c];
            for (int s = 0; s < states; s++) gradient[t, _extended[s]] -= _alpha[t, s] * now[s] / _likelihood;
            beta = now;
        }

        return gradient;
    }

    private bool Skips(int s) => s >= 2 && _extended[s] != 0 && _extended[s] != _extended[s - 2];

    private static double[,] Softmax(double[,] logits)
    {
        var p = new double[logits.GetLength(0), logits.GetLength(1)];
        for (int t = 0; t < p.GetLength(0); t++)
        {
            double sum = 0;
            for (int c = 0; c < p.GetLength(1); c++) sum += Math.Exp(logits[t, c]);
            for (int c = 0; c < p.GetLength(1); c++) p[t, c] = Math.Exp(logits[t, c]) / sum;
        }

        return p;
    }
}
