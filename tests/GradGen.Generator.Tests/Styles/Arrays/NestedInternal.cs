// A layer that is nested and internal.
using GradGen;

internal static partial class Zoo
{
    [GradCheckable]
    internal sealed partial class Power
    {
        private readonly double[] _exponent, _exponentGrad;
        private double[] _x = [];

        internal Power(int width) => (_exponent, _exponentGrad) = (new double[width], new double[width]);

        internal double[] Forward(double[] x)
        {
            _x = x;
            var y = new double[_exponent.Length];
            for (var i = 0; i < y.Length; i++)
                y[i] = System.Math.Exp(_exponent[i]) * x[i];
            return y;
        }

        internal double[] Backward(double[] dy)
        {
            var dx = new double[_exponent.Length];
            for (var i = 0; i < dx.Length; i++)
            {
                _exponentGrad[i] += dy[i] * _x[i] * System.Math.Exp(_exponent[i]); // WRONG _exponent: _exponentGrad[i] += dy[i] * _x[i];
                dx[i] = dy[i] * System.Math.Exp(_exponent[i]);
            }

            return dx;
        }
    }
}
