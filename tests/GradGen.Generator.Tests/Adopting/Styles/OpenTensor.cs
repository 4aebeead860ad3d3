// A tensor with any number of axes.
// ADOPT [assembly: GradCheckable(typeof(Vendor.Bias))]
namespace Vendor
{
    public class Tensor
    {
        public int[] Shape { get; }
        public double[] Data { get; }
        public Tensor(params int[] shape) { Shape = shape; int n = 1; foreach (int size in shape) n *= size; Data = new double[n]; }
    }
    public class Bias
    {
        public Tensor Biases { get; }
        public Tensor BiasesGradient { get; }
        public Bias(int width) { Biases = new Tensor(width); BiasesGradient = new Tensor(width); }
        public Tensor Forward(Tensor x)
        {
            if (x.Shape.Length != 2 || x.Shape[1] != Biases.Data.Length) throw new System.ArgumentException();
            var y = new Tensor(x.Shape[0], x.Shape[1]);
            for (int i = 0; i < y.Data.Length; i++) y.Data[i] = x.Data[i] + Biases.Data[i % x.Shape[1]];
            return y;
        }
        public Tensor Backward(Tensor dy)
        {
            var dx = new Tensor(dy.Shape[0], dy.Shape[1]);
            for (int i = 0; i < dx.Data.Length; i++)
            {
                dx.Data[i] = dy.Data[i];
                BiasesGradient.Data[i % dy.Shape[1]] += dy.Data[i]; // WRONG Biases: BiasesGradient.Data[i % dy.Shape[1]] = dy.Data[i];
            }
            return dx;
        }
    }
}
