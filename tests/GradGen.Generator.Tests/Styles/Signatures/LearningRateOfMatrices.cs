// A step taken by Backward, with Math.NET and float.
using GradGen;
using MathNet.Numerics.LinearAlgebra;

[GradCheckable]
public partial class Connected
{
    private Matrix<float> _weights;
    private Vector<float> _x = null!;

    public Connected(int inputs, int outputs) => _weights = Matrix<float>.Build.Dense(outputs, inputs);

    public Vector<float> Forward(Vector<float> x)
    {
        _x = x;
        return _weights * x;
    }

    public Vector<float> Backward(Vector<float> dy, float lr)
    {
        var dx = _weights.TransposeThisAndMultiply(dy);
        _weights -= lr * dy.OuterProduct(_x); // WRONG _weights: _weights -= 2 * lr * dy.OuterProduct(_x);
        return dx;
    }
}
