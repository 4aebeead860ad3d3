namespace GradGen.Power.Corpus;

/// <summary>The largest of every window; Backward sends the gradient to where it came from.</summary>
[GradCheckable]
[GradCheckSample(2, 2)]
public sealed partial class MaxPool2D(int window, int stride)
{
    private int[,] _winningRows = new int[0, 0];
    private int[,] _winningColumns = new int[0, 0];
    private int _height;
    private int _width;

    public double[,] Forward([Shape("6", "4")] double[,] x)
    {
        _height = x.GetLength(0);
        _width = x.GetLength(1);
        var rows = ((_height - window) / stride) + 1;
        var columns = ((_width - window) / stride) + 1;
        _winningRows = new int[rows, columns];
        _winningColumns = new int[rows, columns];
        var y = new double[rows, columns];
        for (var r = 0; r < rows; r++)
        {
            for (var c = 0; c < columns; c++)
            {
                var best = double.NegativeInfinity;
                for (var i = r * stride; i < (r * stride) + window; i++)
                {
                    for (var j = c * stride; j < (c * stride) + window; j++)
                    {
                        if (x[i, j] <= best)
                            continue;
                        best = x[i, j];
                        _winningRows[r, c] = i;
                        _winningColumns[r, c] = j;
                    }
                }

                y[r, c] = best;
            }
        }

        return y;
    }

    public double[,] Backward(double[,] dy)
    {
        var dx = new double[_height, _width];
        for (var r = 0; r < dy.GetLength(0); r++)
        {
            for (var c = 0; c < dy.GetLength(1); c++)
                dx[_winningRows[r, c], _winningColumns[r, c]] += dy[r, c];
        }

        return dx;
    }
}
