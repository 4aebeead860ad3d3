// An own matrix, names of one's own.
// ADOPT [assembly: GradCheckable(typeof(Vendor.Linear)), Parameter(For = typeof(Vendor.Linear), Member = "Kernel"), GradientOf("Kernel", For = typeof(Vendor.Linear), Member = "Sensitivity"), Forward(For = typeof(Vendor.Linear), Member = "Push"), Backward(For = typeof(Vendor.Linear), Member = "Pull")]
namespace Vendor
{
    public class Matrix
    {
        public int Rows { get; }
        public int Cols { get; }
        public double[] Data { get; }
        public Matrix(int rows, int cols) { Rows = rows; Cols = cols; Data = new double[rows * cols]; }
        public double this[int row, int col] { get { return Data[row * Cols + col]; } set { Data[row * Cols + col] = value; } }
    }
    public class Linear
    {
        public readonly Matrix Kernel;
        public readonly Matrix Sensitivity;
        private Matrix _x;
        public Linear(int inputs, int outputs) { Kernel = new Matrix(inputs, outputs); Sensitivity = new Matrix(inputs, outputs); for (int i = 0; i < Kernel.Data.Length; i++) Kernel.Data[i] = 0.1 * i - 0.4; }
        public static Matrix Multiply(Matrix a, Matrix b)
        {
            if (a.Cols != b.Rows) throw new System.ArgumentException();
            var c = new Matrix(a.Rows, b.Cols);
            for (int i = 0; i < a.Rows; i++) for (int j = 0; j < b.Cols; j++) for (int k = 0; k < a.Cols; k++) c[i, j] += a[i, k] * b[k, j];
            return c;
        }
        public Matrix Push(Matrix x) { _x = x; return Multiply(x, Kernel); }
        public Matrix Pull(Matrix dy)
        {
            var dx = new Matrix(_x.Rows, _x.Cols);
            for (int n = 0; n < _x.Rows; n++)
                for (int i = 0; i < Kernel.Cols; i++)
                    for (int j = 0; j < Kernel.Rows; j++)
                    {
                        Sensitivity[j, i] += _x[n, j] * dy[n, i]; // WRONG Kernel: Sensitivity[j, i] -= _x[n, j] * dy[n, i];
                        dx[n, j] += Kernel[j, i] * dy[n, i]; // WRONG x: dx[n, j] += 2 * Kernel[j, i] * dy[n, i];
                    }
            return dx;
        }
    }
}
