namespace GradGen.Power.Varied;

/// <summary>Drops values while training and scales the others up; nothing otherwise.</summary>
[GradCheckable]
public partial class InvertedDropout
{
    private readonly double rate;
    private readonly Random random = new Random(7);
    private double[]? mask;

    public InvertedDropout(double rate = 0.0)
    {
        this.rate = rate;
    }

    public bool IsTraining { get; set; } = true;

    public double[] Forward(double[] x)
    {
        if (!IsTraining || rate == 0)
        {
            mask = null;
            return (double[])x.Clone();
        }
        mask = new double[x.Length];
        var y = new double[x.Length];
        for (int i = 0; i < x.Length; i++)
        {
            mask[i] = random.NextDouble() < rate ? 0.0 : 1.0 / (1.0 - rate);
            y[i] = x[i] * mask[i];
        }
        return y;
    }

    public double[] Backward(double[] dy)
    {
        var dx = new double[dy.Length];
        for (int i = 0; i < dy.Length; i++)
            dx[i] = mask == null ? dy[i] : dy[i] * mask[i];
        return dx;
    }
}
