namespace GradGen.Power.Varied;

/// <summary>A softmax over scores divided by a temperature, by rows.</summary>
[GradCheckable]
public sealed partial class TemperatureSoftmax
{
    private double[,] _probabilities = new double[0, 0];

    /// <summary>High temperatures make all classes alike.</summary>
    public double Temperature { get; set; } = 1.0;

    public double[,] Forward(double[,] scores)
    {
        int rows = scores.GetLength(0), columns = scores.GetLength(1);
        var p = new double[rows, columns];
        for (int r = 0; r < rows; r++)
        {
            double max = double.NegativeInfinity;
            for (int c = 0; c < columns; c++) max = Math.Max(max, scores[r, c] / Temperature);
            double sum = 0;
            for (int c = 0; c < columns; c++) sum += p[r, c] = Math.Exp(scores[r, c] / Temperature - max);
            for (int c = 0; c < columns; c++) p[r, c] /= sum;
        }

        return _probabilities = p;
    }

    public double[,] Backward(double[,] dp)
    {
        int rows = dp.GetLength(0), columns = dp.GetLength(1);
        var ds = new double[rows, columns];
        for (int r = 0; r < rows; r++)
        {
            double dot = 0;
            for (int c = 0; c < columns; c++) dot += dp[r, c] * _probabilities[r, c];
            for (int c = 0; c < columns; c++) ds[r, c] = _probabilities[r, c] * (dp[r, c] - dot) / Temperature;
        }

        return ds;
    }
}
