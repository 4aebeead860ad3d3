// Parameter objects in a list.
// ADOPT [assembly: GradCheckable(typeof(Vendor.Scale))]
namespace Vendor
{
    public class Param { public double[] Value { get; } public double[] Gradient { get; } public Param(int n) { Value = new double[n]; Gradient = new double[n]; for (int i = 0; i < n; i++) Value[i] = 1 + 0.1 * i; } }
    public class Scale
    {
        private readonly Param _gain, _shift;
        private double[] _x;
        public Scale(int width) { _gain = new Param(width); _shift = new Param(width); Parameters = new[] { _gain, _shift }; }
        public System.Collections.Generic.IReadOnlyList<Param> Parameters { get; }
        public double[] Forward(double[] x)
        {
            if (x.Length != _gain.Value.Length) throw new System.ArgumentException();
            _x = x; var y = new double[x.Length];
            for (int i = 0; i < y.Length; i++) y[i] = _gain.Value[i] * x[i] + _shift.Value[i];
            return y;
        }
        public double[] Backward(double[] dy)
        {
            var dx = new double[dy.Length];
            for (int i = 0; i < dy.Length; i++)
            {
                dx[i] = dy[i] * _gain.Value[i];
                _shift.Gradient[i] += dy[i]; // WRONG Parameters[1]: _shift.Gradient[i] += dy[0];
                _gain.Gradient[i] += dy[i] * _x[i];
            }
            return dx;
        }
    }
}
