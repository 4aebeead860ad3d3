namespace GradGen.Power.Corpus;

/// <summary>Layer normalisation of every row, its Backward in the closed form.</summary>
[GradCheckable]
[GradCheckSample(5)]
public sealed partial class LayerNorm
{
    private readonly int _size;
    private double[] _inverseDeviations = [];
    private double[,] _normalised = new double[0, 0];

    public LayerNorm(int size)
    {
        _size = size;
        Gain = new double[size];
        Shift = new double[size];
        GainGradient = new double[size];
        ShiftGradient = new double[size];
        Array.Fill(Gain, 1.0);
    }

    public double[] Gain { get; }

    public double[] Shift { get; }

    public double[] GainGradient { get; }

    public double[] ShiftGradient { get; }

    public double[,] Forward(double[,] x)
    {
        var rows = x.GetLength(0);
        _normalised = new double[rows, _size];
        _inverseDeviations = new double[rows];
        var y = new double[rows, _size];
        for (var r = 0; r < rows; r++)
        {
            var (sum, squares) = (0.0, 0.0);
            for (var i = 0; i < _size; i++)
                sum += x[r, i];
            var mean = sum / _size;
            for (var i = 0; i < _size; i++)
                squares += (x[r, i] - mean) * (x[r, i] - mean);
            _inverseDeviations[r] = 1.0 / Math.Sqrt((squares / _size) + 1e-5);
            for (var i = 0; i < _size; i++)
            {
                _normalised[r, i] = (x[r, i] - mean) * _inverseDeviations[r];
                y[r, i] = (Gain[i] * _normalised[r, i]) + Shift[i];
            }
        }

        return y;
    }

    public double[,] Backward(double[,] dy)
    {
        var rows = dy.GetLength(0);
        var dx = new double[rows, _size];
        for (var r = 0; r < rows; r++)
        {
            var sum = 0.0;
            var projection = 0.0;
            for (var i = 0; i < _size; i++)
            {
                var d = dy[r, i] * Gain[i];
                sum += d;
                projection += d * _normalised[r, i];
                GainGradient[i] += dy[r, i] * _normalised[r, i];
                ShiftGradient[i] += dy[r, i];
            }

            for (var i = 0; i < _size; i++)
            {
                var d = dy[r, i] * Gain[i];
                dx[r, i] = _inverseDeviations[r] * (d - (sum / _size) - (_normalised[r, i] * projection / _size));
            }
        }

        return dx;
    }
}
