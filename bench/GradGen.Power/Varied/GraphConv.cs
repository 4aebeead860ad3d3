namespace GradGen.Power.Varied;

/// <summary>Each node takes the mean of its neighbours, which come as a list of edges, and a linear map of it.</summary>
[GradCheckable]
public sealed partial class GraphConv
{
    private readonly int _inFeatures, _outFeatures;
    private readonly bool _selfLoops;
    private int[] _sources = [], _targets = [];
    private double[,] _mixed = new double[0, 0];
    private double[] _degrees = [];

    public GraphConv(int inFeatures, int outFeatures, bool selfLoops = true)
    {
        (_inFeatures, _outFeatures, _selfLoops) = (inFeatures, outFeatures, selfLoops);
        Weight = new double[inFeatures, outFeatures];
        WeightGrad = new double[inFeatures, outFeatures];
    }

    public double[,] Weight { get; }
    public double[,] WeightGrad { get; }

    public double[,] Forward(double[,] nodes, int[] sources, int[] targets)
    {
        (_sources, _targets) = (sources, targets);
        int n = nodes.GetLength(0);
        _degrees = new double[n];
        _mixed = new double[n, _inFeatures];
        for (int e = 0; e < targets.Length; e++) _degrees[targets[e]]++;
        for (int i = 0; i < n; i++) _degrees[i] = Math.Max(1, _degrees[i] + (_selfLoops ? 1 : 0));
        for (int e = 0; e < sources.Length; e++)
            for (int f = 0; f < _inFeatures; f++)
                _mixed[targets[e], f] += nodes[sources[e], f] / _degrees[targets[e]];
        if (_selfLoops)
            for (int i = 0; i < n; i++)
                for (int f = 0; f < _inFeatures; f++)
                    _mixed[i, f] += nodes[i, f] / _degrees[i];
        var y = new double[n, _outFeatures];
        for (int i = 0; i < n; i++)
            for (int o = 0; o < _outFeatures; o++)
                for (int f = 0; f < _inFeatures; f++)
                    y[i, o] += _mixed[i, f] * Weight[f, o];
        return y;
    }

    public double[,] Backward(double[,] dy)
    {
        int n = dy.GetLength(0);
        var dMixed = new double[n, _inFeatures];
        for (int i = 0; i < n; i++)
            for (int o = 0; o < _outFeatures; o++)
                for (int f = 0; f < _inFeatures; f++)
                {
                    WeightGrad[f, o] += _mixed[i, f] * dy[i, o];
                    dMixed[i, f] += Weight[f, o] * dy[i, o];
                }
        var dx = new double[n, _inFeatures];
        for (int e = 0; e < _sources.Length; e++)
            for (int f = 0; f < _inFeatures; f++)
                dx[_sources[e], f] += dMixed[_targets[e], f] / _degrees[_targets[e]];
        if (_selfLoops)
            for (int i = 0; i < n; i++)
                for (int f = 0; f < _inFeatures; f++)
                    dx[i, f] += dMixed[i, f] / _degrees[i];
        return dx;
    }
}
