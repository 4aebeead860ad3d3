// A generic type that is closed.
// ADOPT [assembly: GradCheckable(typeof(Vendor.Diagonal<double>)), GradCheckable(typeof(Vendor.Diagonal<float>))]
namespace Vendor
{
    public class Diagonal<T> where T : struct, System.Numerics.INumber<T>
    {
        public T[] Weights { get; }
        public T[] WeightGradients { get; }
        private T[] _x;
        public Diagonal(int width) { Weights = new T[width]; WeightGradients = new T[width]; for (int i = 0; i < width; i++) Weights[i] = T.CreateChecked(0.5 + i); }
        public T[] Forward(T[] x) { _x = x; var y = new T[Weights.Length]; for (int i = 0; i < y.Length; i++) y[i] = Weights[i] * x[i]; return y; }
        public T[] Backward(T[] dy)
        {
            var dx = new T[Weights.Length];
            for (int i = 0; i < dx.Length; i++)
            {
                dx[i] = dy[i] * Weights[i];
                WeightGradients[i] += dy[i] * _x[i]; // WRONG Weights: WeightGradients[i] += dy[i] * _x[0];
            }
            return dx;
        }
    }
}
