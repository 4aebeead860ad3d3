namespace GradGen.Power.Varied;

/// <summary>The mean of the rows that a mask leaves; of all where there is none.</summary>
[GradCheckable]
public sealed partial class MaskedMean
{
    private bool[]? _mask;
    private int _rows;
    private int _kept;

    public double[] Forward(double[][] rows, bool[]? mask = null)
    {
        _mask = mask;
        _rows = rows.Length;
        _kept = 0;
        var mean = new double[rows[0].Length];
        for (var r = 0; r < rows.Length; r++)
        {
            if (mask is not null && !mask[r])
                continue;
            _kept++;
            for (var j = 0; j < mean.Length; j++)
                mean[j] += rows[r][j];
        }

        for (var j = 0; j < mean.Length; j++)
            mean[j] /= Math.Max(_kept, 1);
        return mean;
    }

    public double[][] Backward(double[] upstream)
    {
        var gradient = new double[_rows][];
        for (var r = 0; r < _rows; r++)
        {
            gradient[r] = new double[upstream.Length];
            if (_mask is null || _mask[r])
            {
                for (var j = 0; j < upstream.Length; j++)
                    gradient[r][j] = upstream[j] / Math.Max(_kept, 1);
            }
        }

        return gradient;
    }
}
