// Which elements of a row are padding; the mean is over the others.
using System.Collections.Generic;
using GradGen;

[GradCheckable]
public sealed partial class MeanOfPresent
{
    private IReadOnlyList<bool> _present = [];
    private int _count;

    public double[] Forward(double[][] rows, IReadOnlyList<bool> present)
    {
        _present = present;
        _count = 1;
        var mean = new double[3];
        foreach (var isPresent in present)
            if (isPresent) _count++;
        for (int i = 0; i < rows.Length; i++)
            for (int j = 0; j < 3; j++)
                if (present[i]) mean[j] += rows[i][j] * rows[i][j] / _count;
        _rows = rows;
        return mean;
    }

    private double[][] _rows = [];

    public double[][] Backward(double[] dy)
    {
        var d = new double[_rows.Length][];
        for (int i = 0; i < d.Length; i++)
        {
            d[i] = new double[3];
            if (_present[i])
                for (int j = 0; j < 3; j++) d[i][j] = 2 * _rows[i][j] * dy[j] / _count; // WRONG rows: for (int j = 0; j < 3; j++) d[i][j] = 2 * _rows[i][j] * dy[j] / d.Length;
        }

        return d;
    }
}
