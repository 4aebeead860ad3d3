// A loss.
// ADOPT [assembly: GradCheckable(typeof(Vendor.MeanSquaredError))]
namespace Vendor
{
    public class MeanSquaredError
    {
        private double[] _difference;
        public double Forward(double[] predicted, double[] target)
        {
            _difference = new double[predicted.Length]; var sum = 0.0;
            for (int i = 0; i < predicted.Length; i++) { _difference[i] = predicted[i] - target[i]; sum += _difference[i] * _difference[i]; }
            return sum / predicted.Length;
        }
        public double[] Backward()
        {
            var gradient = new double[_difference.Length];
            for (int i = 0; i < gradient.Length; i++)
            {
                gradient[i] = 2 * _difference[i] / gradient.Length; // WRONG predicted: gradient[i] = 2 * _difference[i];
            }
            return gradient;
        }
    }
}
