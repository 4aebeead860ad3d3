// Dropout with random numbers of its own, and a flag.
// ADOPT [assembly: GradCheckable(typeof(Vendor.Dropout)), DuringCheck(0.5, For = typeof(Vendor.Dropout), Member = "Keep")]
namespace Vendor
{
    public class Dropout
    {
        private readonly System.Random _random = new System.Random();
        private double[] _mask;
        public double Keep { get; set; }
        public double[] Forward(double[] x, bool training)
        {
            _mask = new double[x.Length]; var y = new double[x.Length];
            for (int i = 0; i < x.Length; i++) { _mask[i] = training ? (_random.NextDouble() < Keep ? 1 / Keep : 0) : 1; y[i] = x[i] * _mask[i]; }
            return y;
        }
        public double[] Backward(double[] dy)
        {
            var dx = new double[dy.Length];
            for (int i = 0; i < dx.Length; i++)
            {
                dx[i] = dy[i] * _mask[i]; // WRONG x: dx[i] = dy[i];
            }
            return dx;
        }
    }
}
