// A convolution whose image may have any size.
// ADOPT [assembly: GradCheckable(typeof(Vendor.Convolution))]
namespace Vendor
{
    public class Convolution
    {
        public readonly double[,,,] Filters, FiltersGradient;
        private double[,,] _x;
        public Convolution(int channels, int filters, int kernel) { Filters = new double[filters, channels, kernel, kernel]; FiltersGradient = new double[filters, channels, kernel, kernel]; int n = 0; for (int f = 0; f < filters; f++) for (int c = 0; c < channels; c++) for (int u = 0; u < kernel; u++) for (int v = 0; v < kernel; v++) Filters[f, c, u, v] = System.Math.Sin(++n); }
        public double[,,] Forward(double[,,] x)
        {
            int k = Filters.GetLength(2);
            if (x.GetLength(0) != Filters.GetLength(1)) throw new System.ArgumentException("channels");
            _x = x; var y = new double[Filters.GetLength(0), x.GetLength(1) - k + 1, x.GetLength(2) - k + 1];
            for (int f = 0; f < y.GetLength(0); f++) for (int i = 0; i < y.GetLength(1); i++) for (int j = 0; j < y.GetLength(2); j++)
                for (int c = 0; c < x.GetLength(0); c++) for (int u = 0; u < k; u++) for (int v = 0; v < k; v++) y[f, i, j] += Filters[f, c, u, v] * x[c, i + u, j + v];
            return y;
        }
        public double[,,] Backward(double[,,] dy)
        {
            int k = Filters.GetLength(2); var dx = new double[_x.GetLength(0), _x.GetLength(1), _x.GetLength(2)];
            for (int f = 0; f < dy.GetLength(0); f++) for (int i = 0; i < dy.GetLength(1); i++) for (int j = 0; j < dy.GetLength(2); j++)
                for (int c = 0; c < dx.GetLength(0); c++) for (int u = 0; u < k; u++) for (int v = 0; v < k; v++)
                {
                    FiltersGradient[f, c, u, v] += dy[f, i, j] * _x[c, i + u, j + v];
                    dx[c, i + u, j + v] += dy[f, i, j] * Filters[f, c, u, v]; // WRONG x: dx[c, i + v, j + u] += dy[f, i, j] * Filters[f, c, u, v];
                }
            return dx;
        }
    }
}
