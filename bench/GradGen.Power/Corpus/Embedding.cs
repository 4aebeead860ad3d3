namespace GradGen.Power.Corpus;

/// <summary>Rows of a table by token, scaled as transformers do.</summary>
[GradCheckable]
[GradCheckSample(5, 3)]
public sealed partial class Embedding(int words, int width)
{
    private readonly double[,] _table = new double[words, width];
    private readonly double[,] _tableGradient = new double[words, width];
    private readonly double _factor = Math.Sqrt(width);
    private int[] _tokens = [];

    public double[,] Forward([Shape("7")] int[] tokens)
    {
        _tokens = tokens;
        var y = new double[tokens.Length, width];
        for (var t = 0; t < tokens.Length; t++)
        {
            for (var i = 0; i < width; i++)
                y[t, i] = _factor * _table[tokens[t], i];
        }

        return y;
    }

    public void Backward(double[,] dy)
    {
        Array.Clear(_tableGradient);
        for (var t = 0; t < _tokens.Length; t++)
        {
            for (var i = 0; i < width; i++)
                _tableGradient[_tokens[t], i] += _factor * dy[t, i];
        }
    }
}
