// Two inputs, and a tuple of their gradients.
using GradGen;

[GradCheckable]
public sealed partial class Product
{
    private double[,] _a = new double[0, 0], _b = new double[0, 0];

    public double[,] Forward(double[,] a, double[,] b)
    {
        (_a, _b) = (a, b);
        if (a.GetLength(1) != b.GetLength(0))
            throw new System.ArgumentException("sizes");
        var c = new double[a.GetLength(0), b.GetLength(1)];
        for (var i = 0; i < a.GetLength(0); i++)
        for (var j = 0; j < b.GetLength(1); j++)
        for (var k = 0; k < a.GetLength(1); k++)
            c[i, j] += a[i, k] * b[k, j];
        return c;
    }

    public (double[,] Da, double[,] Db) Backward(double[,] dc)
    {
        var da = new double[_a.GetLength(0), _a.GetLength(1)];
        var db = new double[_b.GetLength(0), _b.GetLength(1)];
        for (var i = 0; i < da.GetLength(0); i++)
        for (var j = 0; j < db.GetLength(1); j++)
        for (var k = 0; k < da.GetLength(1); k++)
        {
            da[i, k] += dc[i, j] * _b[k, j];
            db[k, j] += dc[i, j] * _a[i, k]; // WRONG b: db[k, j] += dc[i, j] * _a[0, k];
        }

        return (da, db);
    }
}
