namespace GradGen.Power.Corpus;

/// <summary>One scale and one shift for a whole sequence: parameters that are single numbers.</summary>
[GradCheckable]
public sealed partial class ScaleShift
{
    private double _scale = 1;
    private double _shift;
    private double _scaleGradient;
    private double _shiftGradient;
    private double[] _x = [];

    public double[] Forward([Shape("6")] double[] x)
    {
        _x = x;
        var y = new double[x.Length];
        for (var i = 0; i < x.Length; i++)
            y[i] = (_scale * x[i]) + _shift;
        return y;
    }

    public double[] Backward(double[] dy)
    {
        _scaleGradient = 0;
        _shiftGradient = 0;
        var dx = new double[dy.Length];
        for (var i = 0; i < dy.Length; i++)
        {
            _scaleGradient += dy[i] * _x[i];
            _shiftGradient += dy[i];
            dx[i] = dy[i] * _scale;
        }

        return dx;
    }

    public void Step(double rate)
    {
        _scale -= rate * _scaleGradient;
        _shift -= rate * _shiftGradient;
    }
}
