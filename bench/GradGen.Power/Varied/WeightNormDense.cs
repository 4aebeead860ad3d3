namespace GradGen.Power.Varied;

/// <summary>Weights as a direction and a length, w = g · v / ‖v‖.</summary>
[GradCheckable]
public partial class WeightNormDense
{
    private readonly double[][] v, vGrad;
    private readonly double[] g, gGrad;
    private readonly double[]? b, bGrad;
    private double[] x = [];

    public WeightNormDense(int inputSize, int outputSize, bool useBias = true)
    {
        v = Enumerable.Range(0, outputSize).Select(_ => new double[inputSize]).ToArray();
        vGrad = Enumerable.Range(0, outputSize).Select(_ => new double[inputSize]).ToArray();
        g = new double[outputSize];
        gGrad = new double[outputSize];
        for (int o = 0; o < outputSize; o++)
            for (int i = 0; i < inputSize; i++)
                v[o][i] = 0.1 * (o + 1) - 0.2 * i + 0.05;
        Array.Fill(g, 1.0);
        if (useBias)
        {
            b = new double[outputSize];
            bGrad = new double[outputSize];
        }
    }

    public double[] Forward(double[] x)
    {
        this.x = x;
        var y = new double[g.Length];
        for (int o = 0; o < y.Length; o++)
        {
            y[o] = g[o] * Dot(v[o], x) / Norm(v[o]);
            if (b != null) y[o] += b[o];
        }
        return y;
    }

    public double[] Backward(double[] dy)
    {
        var dx = new double[x.Length];
        for (int o = 0; o < dy.Length; o++)
        {
            double norm = Norm(v[o]);
            double along = Dot(v[o], x) / norm;
            if (bGrad != null) bGrad[o] += dy[o];
            gGrad[o] += dy[o] * along;
            for (int i = 0; i < x.Length; i++)
            {
                vGrad[o][i] += dy[o] * g[o] / norm * (x[i] - along * v[o][i] / norm);
                dx[i] += dy[o] * g[o] * v[o][i] / norm;
            }
        }
        return dx;
    }

    private static double Dot(double[] a, double[] b)
    {
        double sum = 0;
        for (int i = 0; i < a.Length; i++) sum += a[i] * b[i];
        return sum;
    }

    private static double Norm(double[] a) => Math.Sqrt(Dot(a, a));
}
