// A method of any name completes Backward; it takes the input and the upstream gradient.
using GradGen;

[GradCheckable]
public sealed partial class MarkedSecondCall(int size)
{
    private readonly double[] _scale = new double[size], _scaleGrad = new double[size];

    public double[] Forward(double[] x)
    {
        var y = new double[size];
        for (var i = 0; i < size; i++)
            y[i] = _scale[i] * x[i];
        return y;
    }

    public double[] Backward(double[] dy)
    {
        var dx = new double[size];
        for (var i = 0; i < size; i++)
            dx[i] = _scale[i] * dy[i];
        return dx;
    }

    [AfterBackward]
    public void Attribute(double[] input, double[] delta)
    {
        for (var i = 0; i < size; i++)
            _scaleGrad[i] += input[i] * delta[i]; // WRONG _scale: _scaleGrad[i] += delta[i];
    }
}
