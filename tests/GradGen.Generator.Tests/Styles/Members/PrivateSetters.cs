// Properties with private setters.
using GradGen;

[GradCheckable]
public partial class Line
{
    public Line(int width)
    {
        Weights = new double[width];
        WeightsGradient = new double[width];
    }

    public double[] Weights { get; private set; }

    public double[] WeightsGradient { get; private set; }

    public double Bias { get; private set; }

    public double BiasGradient { get; private set; }

    private double[] Input { get; set; } = [];

    public double Forward(double[] x)
    {
        Input = x;
        var y = Bias;
        for (var i = 0; i < Weights.Length; i++)
            y += Weights[i] * x[i];
        return y;
    }

    public double[] Backward(double dy)
    {
        BiasGradient += dy;
        var dx = new double[Weights.Length];
        for (var i = 0; i < dx.Length; i++)
        {
            WeightsGradient[i] += dy * Input[i]; // WRONG Weights: WeightsGradient[i] += dy * Input[dx.Length - 1 - i];
            dx[i] = dy * Weights[i];
        }

        return dx;
    }
}
