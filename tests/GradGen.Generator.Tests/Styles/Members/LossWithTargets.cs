// A loss: a number from predictions and targets, and a gradient of the predictions.
using GradGen;

[GradCheckable]
public sealed partial class MeanSquaredError
{
    private double[] _difference = [];

    public double Forward(double[] prediction, double[] target)
    {
        _difference = new double[prediction.Length];
        var sum = 0.0;
        for (var i = 0; i < prediction.Length; i++)
        {
            _difference[i] = prediction[i] - target[i];
            sum += _difference[i] * _difference[i];
        }

        return sum / prediction.Length;
    }

    public double[] Backward()
    {
        var gradient = new double[_difference.Length];
        for (var i = 0; i < gradient.Length; i++)
            gradient[i] = 2 * _difference[i] / gradient.Length; // WRONG prediction: gradient[i] = 2 * _difference[i];
        return gradient;
    }
}
