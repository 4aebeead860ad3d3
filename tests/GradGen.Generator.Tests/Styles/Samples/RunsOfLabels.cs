using GradGen;

namespace Samples;

// An entry counts less where its label is that of the one before it.
[GradCheckable]
public sealed partial class RunsOfLabels
{
    private double[,] _x = new double[0, 0];
    private int[] _labels = [];

    public double Forward(double[,] x, int[] labels)
    {
        (_x, _labels) = (x, labels);
        var loss = 0.0;
        for (var i = 0; i < labels.Length; i++)
            loss += (i > 0 && labels[i] == labels[i - 1] ? 1 : 2) * x[i, labels[i]] * x[i, labels[i]];
        return loss;
    }

    public double[,] Backward()
    {
        var dx = new double[_x.GetLength(0), _x.GetLength(1)];
        for (var i = 0; i < _labels.Length; i++)
            dx[i, _labels[i]] = (i > 0 && _labels[i] == _labels[i - 1] ? 2 : 4) * _x[i, _labels[i]]; // WRONG x: dx[i, _labels[i]] = 4 * _x[i, _labels[i]];
        return dx;
    }
}
