// A struct around an array, replaced as a whole.
// ADOPT [assembly: GradCheckable(typeof(Vendor.Column))]
namespace Vendor
{
    public readonly struct Mat
    {
        private readonly double[] _data;
        public int Rows { get; }
        public int Columns { get; }
        public Mat(int rows, int columns) { Rows = rows; Columns = columns; _data = new double[rows * columns]; }
        public double this[int row, int column] { get { return _data[column * Rows + row]; } set { _data[column * Rows + row] = value; } }
    }
    public class Column
    {
        public Mat W { get; set; }
        public Mat DW { get; set; }
        private double[] _x;
        public Column(int inputs, int outputs) { W = new Mat(outputs, inputs); DW = new Mat(outputs, inputs); var w = W; for (int i = 0; i < outputs; i++) for (int j = 0; j < inputs; j++) w[i, j] = 0.2 * i - 0.3 * j + 0.1; }
        public double[] Forward(double[] x)
        {
            if (x.Length != W.Columns) throw new System.ArgumentException();
            _x = x; var y = new double[W.Rows];
            for (int i = 0; i < W.Rows; i++) for (int j = 0; j < W.Columns; j++) y[i] += W[i, j] * x[j];
            return y;
        }
        public double[] Backward(double[] dy)
        {
            DW = new Mat(W.Rows, W.Columns); var dw = DW; var dx = new double[W.Columns];
            for (int i = 0; i < W.Rows; i++) for (int j = 0; j < W.Columns; j++)
            {
                dx[j] += W[i, j] * dy[i];
                dw[i, j] += dy[i] * _x[j]; // WRONG W: dw[i, j] += dy[i] * _x[W.Columns - 1 - j];
            }
            return dx;
        }
    }
}
