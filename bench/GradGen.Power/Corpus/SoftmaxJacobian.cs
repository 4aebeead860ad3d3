namespace GradGen.Power.Corpus;

/// <summary>A softmax with a temperature, whose Backward goes through the whole Jacobian.</summary>
[GradCheckable]
[GradCheckSample(0.8)]
public sealed partial class SoftmaxJacobian(double temperature)
{
    private double[] _y = [];

    public double[] Forward([Shape("5")] double[] x)
    {
        _y = new double[x.Length];
        var sum = 0.0;
        for (var i = 0; i < x.Length; i++)
            sum += _y[i] = Math.Exp(x[i] / temperature);
        for (var i = 0; i < x.Length; i++)
            _y[i] /= sum;
        return _y;
    }

    public double[] Backward(double[] dy)
    {
        var dx = new double[dy.Length];
        for (var i = 0; i < dy.Length; i++)
        {
            for (var j = 0; j < dy.Length; j++)
            {
                var derivative = i == j ? _y[i] * (1 - _y[i]) : -_y[i] * _y[j];
                dx[i] += dy[j] * derivative / temperature;
            }
        }

        return dx;
    }
}
