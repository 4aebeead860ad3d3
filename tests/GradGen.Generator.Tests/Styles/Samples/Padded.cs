using GradGen;

namespace Samples;

/// <summary>The sum of some rows of a table; one of them stands for nothing.</summary>
[GradCheckable]
public sealed partial class Padded(int words, int width, int paddingIndex = -1)
{
    private readonly double[,] _table = new double[words, width];
    private readonly double[,] _tableGradients = new double[words, width];
    private int[] _ids = [];

    public double[] Forward(int[] ids)
    {
        _ids = ids;
        var sum = new double[width];
        foreach (var id in ids)
        {
            for (var k = 0; k < width; k++)
                sum[k] += id == paddingIndex ? 0 : _table[id, k];
        }

        return sum;
    }

    public void Backward(double[] dy)
    {
        foreach (var id in _ids)
        {
            for (var k = 0; k < width; k++)
                _tableGradients[id, k] += id == paddingIndex ? 0 : dy[k]; // WRONG _table: _tableGradients[id, k] += dy[k];
        }
    }
}
