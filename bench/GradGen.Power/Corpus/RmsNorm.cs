namespace GradGen.Power.Corpus;

/// <summary>Normalisation by the root mean square of a row of a flat batch.</summary>
[GradCheckable]
[GradCheckSample(4)]
public sealed partial class RmsNorm
{
    private readonly int _dim;
    private readonly double[] _scale;
    private readonly double[] _gradScale;
    private double[] _x = [];
    private double[] _rms = [];

    public RmsNorm(int dim)
    {
        _dim = dim;
        _scale = new double[dim];
        _gradScale = new double[dim];
        Array.Fill(_scale, 1);
    }

    public double[] Forward([Shape("3 * dim")] double[] x)
    {
        _x = x;
        _rms = new double[x.Length / _dim];
        var y = new double[x.Length];
        for (var row = 0; row < _rms.Length; row++)
        {
            var squares = 0.0;
            for (var i = 0; i < _dim; i++)
                squares += x[(row * _dim) + i] * x[(row * _dim) + i];
            _rms[row] = Math.Sqrt((squares / _dim) + 1e-6);
            for (var i = 0; i < _dim; i++)
                y[(row * _dim) + i] = _scale[i] * x[(row * _dim) + i] / _rms[row];
        }

        return y;
    }

    public double[] Backward(double[] dy)
    {
        var dx = new double[dy.Length];
        for (var row = 0; row < _rms.Length; row++)
        {
            var start = row * _dim;
            var dot = 0.0;
            for (var i = 0; i < _dim; i++)
            {
                _gradScale[i] += dy[start + i] * _x[start + i] / _rms[row];
                dot += dy[start + i] * _scale[i] * _x[start + i];
            }

            var cubed = Math.Pow(_rms[row], 3);
            for (var i = 0; i < _dim; i++)
                dx[start + i] = (dy[start + i] * _scale[i] / _rms[row]) - (_x[start + i] * dot / (_dim * cubed));
        }

        return dx;
    }
}
