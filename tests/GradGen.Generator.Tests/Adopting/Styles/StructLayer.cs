// A struct.
// ADOPT [assembly: GradCheckable(typeof(Vendor.Gain)), GradCheckSample(1.5, For = typeof(Vendor.Gain))]
namespace Vendor
{
    public struct Gain
    {
        public double Weight;
        public double WeightGradient;
        private double[] _x;
        public Gain(double weight) { Weight = weight; WeightGradient = 0; _x = null; }
        public double[] Forward(double[] x) { _x = x; var y = new double[x.Length]; for (int i = 0; i < y.Length; i++) y[i] = Weight * x[i]; return y; }
        public double[] Backward(double[] dy)
        {
            var dx = new double[dy.Length];
            for (int i = 0; i < dx.Length; i++)
            {
                WeightGradient += dy[i] * _x[i]; // WRONG Weight: WeightGradient += dy[i];
                dx[i] = dy[i] * Weight;
            }
            return dx;
        }
    }
}
