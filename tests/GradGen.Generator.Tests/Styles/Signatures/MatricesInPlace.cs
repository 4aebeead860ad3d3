// The caller's matrices are filled.
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
public partial class Linear
{
    private readonly Matrix w, dw;
    private Matrix? last;

    public Linear(int inputs, int outputs)
    {
        w = new Matrix(outputs, inputs);
        dw = new Matrix(outputs, inputs);
    }

    // A sample a row.
    public void Forward(Matrix x, Matrix y)
    {
        last = x;
        for (var n = 0; n < x.Rows; n++)
        for (var i = 0; i < w.Rows; i++)
        {
            y[n, i] = 0;
            for (var j = 0; j < w.Cols; j++)
                y[n, i] += w[i, j] * x[n, j];
        }
    }

    public void Backward(Matrix dy, Matrix dx)
    {
        for (var n = 0; n < dy.Rows; n++)
        for (var j = 0; j < w.Cols; j++)
        {
            dx[n, j] = 0; // WRONG x: dx[n, j] = dy[n, 0];
            for (var i = 0; i < w.Rows; i++)
            {
                dw[i, j] += dy[n, i] * last![n, j]; // WRONG w: dw[i, j] = dy[n, i] * last![n, j];
                dx[n, j] += dy[n, i] * w[i, j];
            }
        }
    }
}
