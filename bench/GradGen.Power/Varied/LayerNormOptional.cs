namespace GradGen.Power.Varied;

/// <summary>Normalises rows. <c>elementwise</c> decides on a scale, <c>shift</c> on an offset beside it.</summary>
[GradCheckable]
public sealed partial class LayerNormOptional(int width, bool elementwise = true, bool shift = true, double eps = 1e-6)
{
    private readonly double[]? _scale = elementwise ? Ones(width) : null;
    private readonly double[]? _scaleGradient = elementwise ? new double[width] : null;
    private readonly double[]? _offset = elementwise && shift ? new double[width] : null;
    private readonly double[]? _offsetGradient = elementwise && shift ? new double[width] : null;
    private double[][] _normalized = [];
    private double[] _deviations = [];

    public double[][] Forward(double[][] rows)
    {
        _normalized = new double[rows.Length][];
        _deviations = new double[rows.Length];
        var result = new double[rows.Length][];
        for (var r = 0; r < rows.Length; r++)
        {
            var mean = rows[r].Sum() / width;
            var variance = rows[r].Sum(v => (v - mean) * (v - mean)) / width;
            var deviation = _deviations[r] = Math.Sqrt(variance + eps);
            _normalized[r] = Array.ConvertAll(rows[r], v => (v - mean) / deviation);
            result[r] = new double[width];
            for (var j = 0; j < width; j++)
                result[r][j] = (_normalized[r][j] * (_scale?[j] ?? 1)) + (_offset?[j] ?? 0);
        }

        return result;
    }

    public double[][] Backward(double[][] upstream)
    {
        var result = new double[upstream.Length][];
        for (var r = 0; r < upstream.Length; r++)
        {
            var inner = new double[width];
            double sum = 0, product = 0;
            for (var j = 0; j < width; j++)
            {
                if (_scaleGradient is not null)
                    _scaleGradient[j] += upstream[r][j] * _normalized[r][j];
                if (_offsetGradient is not null)
                    _offsetGradient[j] += upstream[r][j];
                inner[j] = upstream[r][j] * (_scale?[j] ?? 1);
                sum += inner[j];
                product += inner[j] * _normalized[r][j];
            }

            result[r] = new double[width];
            for (var j = 0; j < width; j++)
                result[r][j] = (inner[j] - (sum / width) - (_normalized[r][j] * product / width)) / _deviations[r];
        }

        return result;
    }

    private static double[] Ones(int count)
    {
        var ones = new double[count];
        Array.Fill(ones, 1.0);
        return ones;
    }
}
