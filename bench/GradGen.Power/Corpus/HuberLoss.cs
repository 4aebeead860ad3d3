namespace GradGen.Power.Corpus;

/// <summary>Squared near the target and linear far from it.</summary>
[GradCheckable]
[GradCheckSample(0.6)]
public sealed partial class HuberLoss(double delta)
{
    private double[] _errors = [];

    public double Forward([Shape("8")] double[] prediction, [Shape("8")] double[] target)
    {
        _errors = new double[prediction.Length];
        var loss = 0.0;
        for (var i = 0; i < prediction.Length; i++)
        {
            var error = prediction[i] - target[i];
            _errors[i] = error;
            loss += Math.Abs(error) <= delta ? 0.5 * error * error : delta * (Math.Abs(error) - (0.5 * delta));
        }

        return loss / prediction.Length;
    }

    public double[] Backward()
    {
        var gradient = new double[_errors.Length];
        for (var i = 0; i < _errors.Length; i++)
        {
            var slope = Math.Abs(_errors[i]) <= delta ? _errors[i] : delta * Math.Sign(_errors[i]);
            gradient[i] = slope / _errors.Length;
        }

        return gradient;
    }
}
