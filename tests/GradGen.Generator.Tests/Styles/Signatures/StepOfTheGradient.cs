// The step that Backward takes has no rate: what is subtracted is the gradient itself.
using GradGen;

[GradCheckable]
public sealed partial class StepOfTheGradient(int inputs, int outputs)
{
    private readonly float[,] _weights = new float[outputs, inputs];
    private readonly float[] _bias = new float[outputs];
    private float[] _x = [];

    public float[] Forward(float[] x)
    {
        _x = x;
        var y = new float[outputs];
        for (int i = 0; i < outputs; i++)
        {
            y[i] = _bias[i];
            for (int j = 0; j < inputs; j++) y[i] += _weights[i, j] * x[j];
        }

        return y;
    }

    public float[] Backward(float[] dy)
    {
        var dx = new float[inputs];
        for (int i = 0; i < outputs; i++)
        {
            _bias[i] -= dy[i]; // WRONG _bias: _bias[i] -= 2 * dy[i];
            for (int j = 0; j < inputs; j++)
            {
                dx[j] += dy[i] * _weights[i, j];
                _weights[i, j] -= dy[i] * _x[j]; // WRONG _weights: _weights[i, j] -= dy[i] * _x[inputs - 1 - j];
            }
        }

        return dx;
    }
}
