namespace GradGen.Power.Varied;

/// <summary>log(cosh(error)), without overflow for errors of any size.</summary>
[GradCheckable]
public sealed partial class LogCosh
{
    public double Forward(double[] predictions, double[] targets, double[] weights)
    {
        var loss = 0.0;
        for (var i = 0; i < predictions.Length; i++)
        {
            var size = Math.Abs(predictions[i] - targets[i]);
            loss += weights[i] * (size > 15 ? size - Math.Log(2) : Math.Log(Math.Cosh(size)));
        }

        return loss;
    }

    public double[] Backward(double[] predictions, double[] targets, double[] weights)
    {
        var gradient = new double[predictions.Length];
        for (var i = 0; i < gradient.Length; i++)
        {
            var error = predictions[i] - targets[i];
            gradient[i] = weights[i] * (error > 15 ? 1 : error < -15 ? -1 : Math.Tanh(error));
        }

        return gradient;
    }
}
