namespace Seeds;

/// <summary>Random values between −1 and 1.</summary>
internal static class Values
{
    public static double[] Vector(Random random, int count) => [.. Enumerable.Range(0, count).Select(_ => (2 * random.NextDouble()) - 1)];

    public static double[,] Matrix(Random random, int rows, int columns)
    {
        var matrix = new double[rows, columns];
        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < columns; column++)
                matrix[row, column] = (2 * random.NextDouble()) - 1;
        }

        return matrix;
    }
}
