using System;
using System.Linq;
using GradGen;

namespace Domains;

/// <summary>A frozen matrix with a trained correction of low rank.</summary>
[GradCheckable]
public partial class LowRankAdapter
{
    [GradCheckIgnore]
    private readonly double[][] frozen;
    private readonly double[][] down, up;
    private readonly double[][] downGrad, upGrad;
    private readonly double alpha;
    private double[] x, hidden;

    public LowRankAdapter(int inputs, int outputs, int rank, double alpha = 16)
    {
        var random = new Random(3);
        double[][] Make(int rows, int columns) => Enumerable.Range(0, rows).Select(_ => Enumerable.Range(0, columns).Select(__ => random.NextDouble() - 0.5).ToArray()).ToArray();
        frozen = Make(outputs, inputs);
        down = Make(rank, inputs);
        up = Make(outputs, rank);
        downGrad = down.Select(row => new double[row.Length]).ToArray();
        upGrad = up.Select(row => new double[row.Length]).ToArray();
        this.alpha = alpha / rank;
        x = Array.Empty<double>();
        hidden = Array.Empty<double>();
    }

    private static double[] Times(double[][] m, double[] v) => m.Select(row => row.Zip(v, (a, b) => a * b).Sum()).ToArray();

    public double[] Forward(double[] x)
    {
        this.x = x;
        hidden = Times(down, x);
        var correction = Times(up, hidden);
        return Times(frozen, x).Select((y, i) => y + alpha * correction[i]).ToArray();
    }

    public double[] Backward(double[] dy)
    {
        var dh = new double[hidden.Length];
        for (int o = 0; o < dy.Length; o++)
            for (int r = 0; r < hidden.Length; r++)
            {
                upGrad[o][r] += alpha * dy[o] * hidden[r]; // WRONG up: upGrad[o][r] += dy[o] * hidden[r];
                dh[r] += alpha * dy[o] * up[o][r];
            }

        for (int r = 0; r < hidden.Length; r++)
            for (int i = 0; i < x.Length; i++)
                downGrad[r][i] += dh[r] * x[i]; // WRONG down: downGrad[r][i] += dh[r] * hidden[r];
        return x.Select((_, i) => frozen.Select((row, o) => row[i] * dy[o]).Sum() + down.Select((row, r) => row[i] * dh[r]).Sum()).ToArray(); // WRONG x: return x.Select((_, i) => frozen.Select((row, o) => row[i] * dy[o]).Sum()).ToArray();
    }
}
