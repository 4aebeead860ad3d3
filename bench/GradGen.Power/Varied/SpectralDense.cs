namespace GradGen.Power.Varied;

/// <summary>A linear map divided by its largest singular value, which a power iteration finds.</summary>
[GradCheckable]
public sealed partial class SpectralDense
{
    private readonly int _inputs, _outputs;
    private readonly double[,] _weights, _weightGradients;
    private readonly double[] _u, _v;
    private double[] _x = [];
    private double _sigma;

    public SpectralDense(int inputs, int outputs)
    {
        _inputs = inputs;
        _outputs = outputs;
        _weights = new double[outputs, inputs];
        _weightGradients = new double[outputs, inputs];
        _u = new double[outputs];
        _v = new double[inputs];
    }

    public double[] Forward(double[] x)
    {
        _x = x;
        FindSigma();
        var y = new double[_outputs];
        for (int o = 0; o < _outputs; o++)
            for (int i = 0; i < _inputs; i++)
                y[o] += _weights[o, i] / _sigma * x[i];
        return y;
    }

    public double[] Backward(double[] dy)
    {
        var dx = new double[_inputs];
        double dot = 0;
        for (int o = 0; o < _outputs; o++)
            for (int i = 0; i < _inputs; i++)
            {
                dx[i] += dy[o] * _weights[o, i] / _sigma;
                dot += dy[o] * _x[i] * _weights[o, i];
            }

        for (int o = 0; o < _outputs; o++)
            for (int i = 0; i < _inputs; i++)
                _weightGradients[o, i] += (dy[o] * _x[i] - dot / _sigma * _u[o] * _v[i]) / _sigma;
        return dx;
    }

    private void FindSigma()
    {
        for (int i = 0; i < _inputs; i++) _v[i] = 1.0 / (i + 1);
        for (int step = 0; step < 1000; step++)
        {
            for (int o = 0; o < _outputs; o++)
            {
                _u[o] = 0;
                for (int i = 0; i < _inputs; i++) _u[o] += _weights[o, i] * _v[i];
            }

            Normalize(_u);
            for (int i = 0; i < _inputs; i++)
            {
                _v[i] = 0;
                for (int o = 0; o < _outputs; o++) _v[i] += _weights[o, i] * _u[o];
            }

            _sigma = Normalize(_v);
        }
    }

    private static double Normalize(double[] vector)
    {
        double norm = Math.Sqrt(vector.Sum(value => value * value));
        for (int i = 0; i < vector.Length; i++) vector[i] /= norm;
        return norm;
    }
}
