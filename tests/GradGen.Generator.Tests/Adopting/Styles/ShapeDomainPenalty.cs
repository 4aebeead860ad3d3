// A shape, a domain and a penalty that have to be said.
// ADOPT [assembly: GradCheckable(typeof(Vendor.Roots), Cost = Cost.MeanSquaredError), Shape("2 * count", For = typeof(Vendor.Roots), Member = "x"), Domain(0.5, 4, For = typeof(Vendor.Roots), Member = "x"), Penalty(For = typeof(Vendor.Roots), Member = "Decay")]
namespace Vendor
{
    public class Roots
    {
        public int Count { get; } public double[] Weights { get; } public double[] WeightsGradient { get; } private double[] _x;
        public Roots(int count) { Count = count; Weights = new double[count]; WeightsGradient = new double[count]; for (int i = 0; i < count; i++) Weights[i] = 1 + 0.3 * i; }
        public double Decay() { double sum = 0; foreach (var weight in Weights) sum += 0.05 * weight * weight; return sum; }
        public double[] Forward(double[] x) { _x = x; var y = new double[Count]; for (int i = 0; i < 2 * Count; i++) y[i / 2] += Weights[i / 2] * System.Math.Sqrt(x[i]); return y; }
        public double[] Backward(double[] dy)
        {
            var dx = new double[_x.Length];
            for (int i = 0; i < Count; i++)
            {
                WeightsGradient[i] += 0.1 * Weights[i]; // WRONG Weights: WeightsGradient[i] += 0.05 * Weights[i];
            }
            for (int i = 0; i < dx.Length; i++) { WeightsGradient[i / 2] += dy[i / 2] * System.Math.Sqrt(_x[i]); dx[i] = dy[i / 2] * Weights[i / 2] / (2 * System.Math.Sqrt(_x[i])); }
            return dx;
        }
    }
}
