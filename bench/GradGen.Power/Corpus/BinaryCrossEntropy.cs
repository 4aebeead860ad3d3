namespace GradGen.Power.Corpus;

/// <summary>Cross entropy of probabilities that the caller has squashed already.</summary>
[GradCheckable]
public sealed partial class BinaryCrossEntropy
{
    private double[] _predicted = [];
    private double[] _target = [];

    public double Forward([Shape("6"), Domain(0.05, 0.95)] double[] predicted, [Shape("6"), Domain(0, 1)] double[] target)
    {
        _predicted = predicted;
        _target = target;
        var sum = 0.0;
        for (var i = 0; i < predicted.Length; i++)
            sum -= (target[i] * Math.Log(predicted[i])) + ((1 - target[i]) * Math.Log(1 - predicted[i]));
        return sum / predicted.Length;
    }

    public double[] Backward()
    {
        var gradient = new double[_predicted.Length];
        for (var i = 0; i < gradient.Length; i++)
        {
            var p = _predicted[i];
            gradient[i] = (p - _target[i]) / (p * (1 - p)) / gradient.Length;
        }

        return gradient;
    }
}
