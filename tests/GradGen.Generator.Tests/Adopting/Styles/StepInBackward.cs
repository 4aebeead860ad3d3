// A Backward that takes the step itself, in a base class.
// ADOPT [assembly: GradCheckable(typeof(Vendor.Trained))]
namespace Vendor
{
    public abstract class Layer { public double[,] Weights { get; protected set; } public int Inputs { get; protected set; } public int Outputs { get; protected set; } }
    public class Trained : Layer
    {
        private double[] _x;
        public Trained(int inputs, int outputs) { Inputs = inputs; Outputs = outputs; Weights = new double[outputs, inputs]; for (int i = 0; i < outputs; i++) for (int j = 0; j < inputs; j++) Weights[i, j] = 0.3 * i - 0.2 * j + 0.1; }
        public double[] FeedForward(double[] x)
        {
            _x = x; var y = new double[Outputs];
            for (int i = 0; i < Outputs; i++) for (int j = 0; j < Inputs; j++) y[i] += Weights[i, j] * x[j];
            return y;
        }
        public double[] BackPropagate(double[] error, double learningRate)
        {
            var dx = new double[Inputs];
            for (int i = 0; i < Outputs; i++)
                for (int j = 0; j < Inputs; j++)
                {
                    dx[j] += error[i] * Weights[i, j];
                    Weights[i, j] -= learningRate * error[i] * _x[j]; // WRONG Weights: Weights[i, j] -= learningRate * error[i] * _x[0];
                }
            return dx;
        }
    }
}
