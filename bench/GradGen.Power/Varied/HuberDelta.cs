namespace GradGen.Power.Varied;

/// <summary>Squared near the target, absolute from delta on.</summary>
[GradCheckable]
public partial class HuberDelta
{
    readonly double _delta;

    public HuberDelta(double delta = 1.0) => _delta = delta;

    public double Forward(double[] prediction, double[] target)
    {
        double loss = 0;
        for (int i = 0; i < prediction.Length; i++)
        {
            double error = Math.Abs(prediction[i] - target[i]);
            loss += error <= _delta ? 0.5 * error * error : _delta * (error - 0.5 * _delta);
        }

        return loss / prediction.Length;
    }

    public double[] Backward(double[] prediction, double[] target)
    {
        var gradient = new double[prediction.Length];
        for (int i = 0; i < gradient.Length; i++)
        {
            double error = prediction[i] - target[i];
            if (error > _delta)
                gradient[i] = _delta / gradient.Length;
            else if (error < -_delta)
                gradient[i] = -_delta / gradient.Length;
            else
                gradient[i] = error / gradient.Length;
        }

        return gradient;
    }
}
