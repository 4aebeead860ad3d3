// A tensor whose rows are in one array, by an index that the layer computes itself.
// ADOPT [assembly: GradCheckable(typeof(Vendor.RowScale))]
namespace Vendor
{
    public sealed class Tensor
    {
        public double[] Data { get; }
        public int Rows { get; }
        public int Columns { get; }
        public Tensor(int rows, int columns) { Rows = rows; Columns = columns; Data = new double[rows * columns]; }
    }

    public class RowScale
    {
        private readonly int _dim;
        public double[] Weights { get; }
        public double[] WeightsGradient { get; }
        private Tensor _x;
        public RowScale(int dim) { _dim = dim; Weights = new double[dim]; WeightsGradient = new double[dim]; for (int c = 0; c < dim; c++) Weights[c] = 0.5 + 0.3 * c; }
        public Tensor Forward(Tensor x)
        {
            _x = x;
            var y = new Tensor(x.Rows, _dim);
            for (int r = 0; r < x.Rows; r++)
                for (int c = 0; c < _dim; c++)
                    y.Data[r * _dim + c] = x.Data[r * _dim + c] * Weights[c];
            return y;
        }

        public Tensor Backward(Tensor dy)
        {
            var dx = new Tensor(dy.Rows, _dim);
            for (int r = 0; r < dy.Rows; r++)
                for (int c = 0; c < _dim; c++)
                {
                    WeightsGradient[c] += dy.Data[r * _dim + c] * _x.Data[r * _dim + c]; // WRONG Weights: WeightsGradient[c] += dy.Data[r * _dim + c] * _x.Data[c];
                    dx.Data[r * _dim + c] = dy.Data[r * _dim + c] * Weights[c];
                }
            return dx;
        }
    }
}
