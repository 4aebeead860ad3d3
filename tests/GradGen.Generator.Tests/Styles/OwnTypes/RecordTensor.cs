// A record that is given its array.
using GradGen;

public sealed record Tensor(int Rows, int Cols, double[] Data)
{
    public static Tensor Zeros(int rows, int cols) => new(rows, cols, new double[rows * cols]);

    public double At(int r, int c) => Data[r * Cols + c];
}

[GradCheckable]
public sealed partial class Bilinear(int left, int right)
{
    private readonly Tensor _kernel = Tensor.Zeros(left, right);
    private readonly Tensor _kernelGrad = Tensor.Zeros(left, right);
    private double[] _a = [];
    private double[] _b = [];

    public double[] Forward(double[] a, double[] b)
    {
        (_a, _b) = (a, b);
        var sum = 0.0;
        for (var i = 0; i < left; i++)
        {
            for (var j = 0; j < right; j++)
                sum += a[i] * _kernel.At(i, j) * b[j];
        }

        return [sum];
    }

    public (double[] A, double[] B) Backward(double[] dy)
    {
        var (da, db) = (new double[left], new double[right]);
        for (var i = 0; i < left; i++)
        {
            for (var j = 0; j < right; j++)
            {
                _kernelGrad.Data[i * right + j] += dy[0] * _a[i] * _b[j]; // WRONG _kernel: _kernelGrad.Data[i * right + j] += dy[0] * _a[i];
                da[i] += dy[0] * _kernel.At(i, j) * _b[j];
                db[j] += dy[0] * _kernel.At(i, j) * _a[i];
            }
        }

        return (da, db);
    }
}
