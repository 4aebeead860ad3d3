// Math.NET.
// ADOPT [assembly: GradCheckable(typeof(Vendor.Net))]
namespace Vendor
{
    public class Net
    {
        public MathNet.Numerics.LinearAlgebra.Matrix<double> Weights { get; set; }
        public MathNet.Numerics.LinearAlgebra.Matrix<double> WeightsGradient { get; set; }
        private MathNet.Numerics.LinearAlgebra.Matrix<double> _x;
        public Net(int inputs, int outputs)
        {
            Weights = MathNet.Numerics.LinearAlgebra.Matrix<double>.Build.Dense(inputs, outputs, (i, j) => 0.2 * i - 0.3 * j + 0.1);
            WeightsGradient = MathNet.Numerics.LinearAlgebra.Matrix<double>.Build.Dense(inputs, outputs);
        }
        public MathNet.Numerics.LinearAlgebra.Matrix<double> Forward(MathNet.Numerics.LinearAlgebra.Matrix<double> x) { _x = x; return x * Weights; }
        public MathNet.Numerics.LinearAlgebra.Matrix<double> Backward(MathNet.Numerics.LinearAlgebra.Matrix<double> dy)
        {
            WeightsGradient += _x.Transpose() * dy; // WRONG Weights: WeightsGradient += 2 * _x.Transpose() * dy;
            return dy * Weights.Transpose();
        }
    }
}
