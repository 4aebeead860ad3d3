namespace GradGen.Power.Varied;

/// <summary>The cosine between rows of two matrices, with norms that never come below epsilon.</summary>
[GradCheckable]
public sealed partial class CosineSimilarity(double epsilon = 1e-8)
{
    private double[][] _a = [], _b = [];

    public double[] Forward(double[][] a, double[][] b)
    {
        (_a, _b) = (a, b);
        var result = new double[a.Length];
        for (var r = 0; r < a.Length; r++)
            result[r] = Dot(a[r], b[r]) / (Length(a[r]) * Length(b[r]));
        return result;
    }

    public (double[][] ByA, double[][] ByB) Backward(double[] upstream)
    {
        var byA = new double[_a.Length][];
        var byB = new double[_a.Length][];
        for (var r = 0; r < _a.Length; r++)
        {
            byA[r] = BackwardRow(_a[r], _b[r], upstream[r]);
            byB[r] = BackwardRow(_b[r], _a[r], upstream[r]);
        }

        return (byA, byB);
    }

    private double[] BackwardRow(double[] row, double[] other, double upstream)
    {
        var (length, otherLength) = (Length(row), Length(other));
        var cosine = Dot(row, other) / (length * otherLength);
        var gradient = new double[row.Length];
        for (var i = 0; i < row.Length; i++)
        {
            gradient[i] = upstream * other[i] / (length * otherLength);
            if (length > epsilon)
                gradient[i] -= upstream * cosine * row[i] / (length * length);
        }

        return gradient;
    }

    private static double Dot(double[] a, double[] b)
    {
        var sum = 0.0;
        for (var i = 0; i < a.Length; i++)
            sum += a[i] * b[i];
        return sum;
    }

    private double Length(double[] a) => Math.Max(Math.Sqrt(Dot(a, a)), epsilon);
}
