// Forward returns a new matrix, Backward fills one.
using GradGen;

public class Matrix
{
    public readonly int Rows, Cols;
    private readonly double[] data;

    public Matrix(int rows, int cols)
    {
        Rows = rows;
        Cols = cols;
        data = new double[rows * cols];
    }

    public double this[int r, int c]
    {
        get => data[r * Cols + c];
        set => data[r * Cols + c] = value;
    }
}

[GradCheckable]
public partial class Gain
{
    private readonly double[] gains, gainGradients;
    private Matrix? input;

    public Gain(int width)
    {
        gains = new double[width];
        gainGradients = new double[width];
    }

    public Matrix Forward(Matrix x)
    {
        if (x.Cols != gains.Length)
            throw new System.ArgumentException("width", nameof(x));
        input = x;
        var y = new Matrix(x.Rows, x.Cols);
        for (var r = 0; r < x.Rows; r++)
        for (var c = 0; c < x.Cols; c++)
            y[r, c] = gains[c] * x[r, c];
        return y;
    }

    public void Backward(Matrix grad, Matrix inputGrad)
    {
        for (var r = 0; r < grad.Rows; r++)
        for (var c = 0; c < grad.Cols; c++)
        {
            gainGradients[c] += grad[r, c] * input![r, c]; // WRONG gains: gainGradients[c] += grad[r, c] * gains[c];
            inputGrad[r, c] = grad[r, c] * gains[c];
        }
    }
}
