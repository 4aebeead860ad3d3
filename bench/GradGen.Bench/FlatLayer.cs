namespace GradGen.Bench;

/// <summary>A dense layer in single precision with its weights in one flat array.</summary>
[GradCheckable]
public sealed partial class FlatLayer(int inputs, int outputs)
{
    private readonly float[] _weights = new float[outputs * inputs];
    private readonly float[] _biases = new float[outputs];
    private readonly float[] _weightGradients = new float[outputs * inputs];
    private readonly float[] _biasGradients = new float[outputs];
    private float[] _x = [];

    public float[] Forward(float[] x)
    {
        _x = x;
        var y = (float[])_biases.Clone();
        for (var o = 0; o < outputs; o++)
        {
            for (var i = 0; i < inputs; i++)
                y[o] += _weights[(o * inputs) + i] * x[i];
        }

        return y;
    }

    public float[] Backward(float[] dy)
    {
        var dx = new float[inputs];
        for (var o = 0; o < outputs; o++)
        {
            _biasGradients[o] += dy[o];
            for (var i = 0; i < inputs; i++)
            {
                _weightGradients[(o * inputs) + i] += dy[o] * _x[i];
                dx[i] += dy[o] * _weights[(o * inputs) + i];
            }
        }

        return dx;
    }
}
