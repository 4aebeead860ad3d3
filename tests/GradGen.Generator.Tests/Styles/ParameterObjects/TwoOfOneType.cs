// One object for the parameters, another of the same type for their gradients.
using GradGen;

[GradCheckable]
public sealed partial class TwoOfOneType
{
    private readonly Values _parameters, _gradients;
    private double[] _x = [];

    public TwoOfOneType(int size) => (_parameters, _gradients) = (new Values(size), new Values(size));

    public double[] Forward(double[] x)
    {
        _x = x;
        var y = new double[x.Length];
        for (var i = 0; i < _parameters.W.Length; i++)
            y[i] = (_parameters.W[i] * x[i]) + (_parameters.Slope * x[i] * x[i]) + _parameters.B[i];
        return y;
    }

    public double[] Backward(double[] dy)
    {
        var dx = new double[dy.Length];
        for (var i = 0; i < dx.Length; i++)
        {
            _gradients.W[i] += dy[i] * _x[i]; // WRONG _parameters.W: _gradients.W[i] += dy[i];
            _gradients.B[i] += dy[i]; // WRONG _parameters.B: _gradients.B[i] += dy[0];
            _gradients.Slope += dy[i] * _x[i] * _x[i]; // WRONG _parameters.Slope: _gradients.Slope += dy[i] * _x[i];
            dx[i] = dy[i] * (_parameters.W[i] + (2 * _parameters.Slope * _x[i]));
        }

        return dx;
    }

    private sealed class Values
    {
        public Values(int size) => (W, B) = (new double[size], new double[size]);

        public double[] W { get; }

        public double[] B { get; }

        public double Slope { get; set; }
    }
}
