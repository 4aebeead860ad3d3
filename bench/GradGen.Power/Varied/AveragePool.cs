namespace GradGen.Power.Varied;

/// <summary>Averages over windows of an image. Windows that begin inside and end outside exist in ceiling mode only.</summary>
[GradCheckable]
public sealed partial class AveragePool
{
    private readonly int _window;
    private readonly int _stride;
    private readonly bool _ceilMode;
    private readonly bool _countOutside;
    private int _rows, _columns;

    public AveragePool(int window, int stride, bool ceilMode = false, bool countOutside = true)
    {
        _window = window;
        _stride = stride;
        _ceilMode = ceilMode;
        _countOutside = countOutside;
    }

    public double[,] Forward(double[,] image)
    {
        _rows = image.GetLength(0);
        _columns = image.GetLength(1);
        var pooled = new double[Size(_rows), Size(_columns)];
        for (int r = 0; r < pooled.GetLength(0); r++)
        {
            for (int c = 0; c < pooled.GetLength(1); c++)
            {
                double sum = 0;
                for (int i = r * _stride; i < End(r, _rows); i++)
                {
                    for (int j = c * _stride; j < End(c, _columns); j++)
                    {
                        sum += image[i, j];
                    }
                }

                pooled[r, c] = sum / Area(r, c);
            }
        }

        return pooled;
    }

    public double[,] Backward(double[,] gradient)
    {
        var result = new double[_rows, _columns];
        for (int r = 0; r < gradient.GetLength(0); r++)
        {
            for (int c = 0; c < gradient.GetLength(1); c++)
            {
                double share = gradient[r, c] / Area(r, c);
                for (int i = r * _stride; i < End(r, _rows); i++)
                {
                    for (int j = c * _stride; j < End(c, _columns); j++)
                    {
                        result[i, j] += share;
                    }
                }
            }
        }

        return result;
    }

    private int End(int window, int size) => Math.Min(window * _stride + _window, size);

    private int Area(int r, int c) => _countOutside ? _window * _window : (End(r, _rows) - r * _stride) * (End(c, _columns) - c * _stride);

    private int Size(int size)
    {
        int whole = (size - _window) / _stride + 1;
        return _ceilMode && (size - _window) % _stride != 0 && whole * _stride < size ? whole + 1 : whole;
    }
}
