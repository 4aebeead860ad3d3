namespace GradGen.Power.Corpus;

/// <summary>The logarithm of the softmax of every row of a batch of rows.</summary>
[GradCheckable]
public sealed partial class LogSoftmax
{
    private double[][] _y = [];

    public double[][] Forward([Shape("2", "4")] double[][] x)
    {
        _y = new double[x.Length][];
        for (var n = 0; n < x.Length; n++)
        {
            var largest = x[n].Max();
            var logSum = largest + Math.Log(x[n].Sum(value => Math.Exp(value - largest)));
            _y[n] = [.. x[n].Select(value => value - logSum)];
        }

        return _y;
    }

    public double[][] Backward(double[][] dy)
    {
        var dx = new double[dy.Length][];
        for (var n = 0; n < dy.Length; n++)
        {
            dx[n] = new double[dy[n].Length];
            var total = dy[n].Sum();
            for (var c = 0; c < dx[n].Length; c++)
                dx[n][c] = dy[n][c] - (Math.Exp(_y[n][c]) * total);
        }

        return dx;
    }
}
