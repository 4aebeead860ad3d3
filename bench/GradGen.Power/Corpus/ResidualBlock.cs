namespace GradGen.Power.Corpus;

/// <summary>x + relu(dense(x)), the dense layer being a layer of its own.</summary>
[GradCheckable]
[GradCheckSample(3)]
public sealed partial class ResidualBlock(int size)
{
    private readonly Linear _linear = new(size);
    private double[] _z = [];

    public double[] Forward(double[] x)
    {
        _z = _linear.Forward(x);
        var y = new double[x.Length];
        for (var i = 0; i < x.Length; i++)
            y[i] = x[i] + Math.Max(_z[i], 0);
        return y;
    }

    public double[] Backward(double[] dy)
    {
        var dz = new double[dy.Length];
        for (var i = 0; i < dy.Length; i++)
            dz[i] = _z[i] > 0 ? dy[i] : 0;
        var dx = _linear.Backward(dz);
        for (var i = 0; i < dy.Length; i++)
            dx[i] += dy[i];
        return dx;
    }

    [GradCheckable]
    public sealed partial class Linear(int size)
    {
        private readonly double[,] _weights = new double[size, size];
        private readonly double[] _biases = new double[size];
        private readonly double[,] _weightGradients = new double[size, size];
        private readonly double[] _biasGradients = new double[size];
        private double[] _x = [];

        public double[] Forward(double[] x)
        {
            _x = x;
            var y = new double[size];
            for (var i = 0; i < size; i++)
            {
                y[i] = _biases[i];
                for (var j = 0; j < size; j++)
                    y[i] += _weights[i, j] * x[j];
            }

            return y;
        }

        public double[] Backward(double[] dy)
        {
            var dx = new double[size];
            for (var i = 0; i < size; i++)
            {
                _biasGradients[i] += dy[i];
                for (var j = 0; j < size; j++)
                {
                    _weightGradients[i, j] += dy[i] * _x[j];
                    dx[j] += _weights[i, j] * dy[i];
                }
            }

            return dx;
        }
    }
}
