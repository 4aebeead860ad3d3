// A property says whether the layer trains; both ways are checked.
using GradGen;

[GradCheckable]
public sealed partial class TrainingProperty(int size)
{
    private readonly double[] _gain = new double[size], _gainGradients = new double[size];
    private double[] _x = [];

    public bool IsTraining { get; set; }

    public double[] Forward(double[] x)
    {
        _x = x;
        var y = new double[size];
        for (var i = 0; i < size; i++)
            y[i] = (IsTraining ? 2 : 1) * _gain[i] * x[i];
        return y;
    }

    public double[] Backward(double[] dy)
    {
        var dx = new double[size];
        for (var i = 0; i < size; i++)
        {
            _gainGradients[i] += (IsTraining ? 2 : 1) * dy[i] * _x[i]; // WRONG _gain: _gainGradients[i] += dy[i] * _x[i];
            dx[i] = (IsTraining ? 2 : 1) * dy[i] * _gain[i];
        }

        return dx;
    }
}
