// A float matrix around one flat array, with static operations and a training flag.
using GradGen;

public class Matrix
{
    public int Rows { get; }

    public int Cols { get; }

    public float[] Data { get; }

    public Matrix(int rows, int cols)
    {
        Rows = rows;
        Cols = cols;
        Data = new float[rows * cols];
    }

    public float this[int r, int c]
    {
        get { return Data[r * Cols + c]; }
        set { Data[r * Cols + c] = value; }
    }

    public static Matrix Dot(Matrix a, Matrix b)
    {
        if (a.Cols != b.Rows) throw new System.InvalidOperationException($"{a.Cols} != {b.Rows}");
        var result = new Matrix(a.Rows, b.Cols);
        for (int i = 0; i < a.Rows; i++)
            for (int j = 0; j < b.Cols; j++)
            {
                float sum = 0;
                for (int k = 0; k < a.Cols; k++) sum += a[i, k] * b[k, j];
                result[i, j] = sum;
            }
        return result;
    }

    public static Matrix Transposed(Matrix a)
    {
        var result = new Matrix(a.Cols, a.Rows);
        for (int i = 0; i < a.Rows; i++)
            for (int j = 0; j < a.Cols; j++) result[j, i] = a[i, j];
        return result;
    }

    public void AddInPlace(Matrix other)
    {
        for (int i = 0; i < Data.Length; i++) Data[i] += other.Data[i];
    }
}

[GradCheckable]
public partial class FullyConnected
{
    public Matrix Weights;
    public Matrix Bias;
    public Matrix WeightsGrad;
    public Matrix BiasGrad;
    private Matrix lastInput = null!;

    public FullyConnected(int inputSize, int outputSize)
    {
        Weights = new Matrix(outputSize, inputSize);
        Bias = new Matrix(outputSize, 1);
        WeightsGrad = new Matrix(outputSize, inputSize);
        BiasGrad = new Matrix(outputSize, 1);
    }

    // One sample as a column.
    public Matrix Forward(Matrix x, bool training = true)
    {
        lastInput = x;
        var y = Matrix.Dot(Weights, x);
        for (int i = 0; i < y.Rows; i++)
            for (int j = 0; j < y.Cols; j++) y[i, j] += Bias[i, 0];
        return y;
    }

    public Matrix Backward(Matrix grad)
    {
        WeightsGrad.AddInPlace(Matrix.Dot(grad, Matrix.Transposed(lastInput)));
        for (int i = 0; i < grad.Rows; i++)
            for (int j = 0; j < grad.Cols; j++) BiasGrad[i, 0] += grad[i, j]; // WRONG Bias: for (int j = 0; j < grad.Cols; j++) BiasGrad[i, 0] = grad[i, j];
        return Matrix.Dot(Matrix.Transposed(Weights), grad);
    }
}
