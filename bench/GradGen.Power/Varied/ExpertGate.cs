namespace GradGen.Power.Varied;

/// <summary>Weights of the best experts, a softmax over their scores; the others get nothing.</summary>
[GradCheckable]
public sealed partial class ExpertGate
{
    private readonly int _inputs, _experts, _topK;
    private readonly double[,] _gate, _gateGradient;
    private double[] _x = [], _shares = [];
    private int[] _chosen = [];

    public ExpertGate(int inputs, int experts, int topK)
    {
        if (topK < 1 || topK > experts)
            throw new ArgumentOutOfRangeException(nameof(topK));
        _inputs = inputs;
        _experts = experts;
        _topK = topK;
        _gate = new double[experts, inputs];
        _gateGradient = new double[experts, inputs];
    }

    public double[] Forward(double[] x)
    {
        _x = x;
        var scores = new double[_experts];
        for (int e = 0; e < _experts; e++)
            for (int i = 0; i < _inputs; i++)
                scores[e] += _gate[e, i] * x[i];
        _chosen = Enumerable.Range(0, _experts).OrderByDescending(e => scores[e]).Take(_topK).ToArray();
        double sum = 0;
        foreach (int e in _chosen) sum += Math.Exp(scores[e] - scores[_chosen[0]]);
        _shares = new double[_experts];
        foreach (int e in _chosen) _shares[e] = Math.Exp(scores[e] - scores[_chosen[0]]) / sum;
        return (double[])_shares.Clone();
    }

    public double[] Backward(double[] dShares)
    {
        double mean = 0;
        foreach (int e in _chosen) mean += dShares[e] * _shares[e];
        var dx = new double[_inputs];
        foreach (int e in _chosen)
        {
            double dScore = _shares[e] * (dShares[e] - mean);
            for (int i = 0; i < _inputs; i++)
            {
                _gateGradient[e, i] += dScore * _x[i];
                dx[i] += dScore * _gate[e, i];
            }
        }

        return dx;
    }
}
