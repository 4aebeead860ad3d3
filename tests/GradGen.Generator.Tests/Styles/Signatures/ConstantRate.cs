// … with one that is a constant, so small that in float a step would be lost in the rounding of the weights.
using GradGen;

[GradCheckable]
public sealed partial class Perceptrons(int inputs, int outputs)
{
    private const float Eta = 0.0005f;

    private readonly float[,] _w = new float[outputs, inputs];
    private float[] _x = [];

    public float[] Forward(float[] x)
    {
        _x = x;
        var y = new float[outputs];
        for (int i = 0; i < outputs; i++)
            for (int j = 0; j < inputs; j++) y[i] += _w[i, j] * x[j];
        return y;
    }

    public float[] Backward(float[] dy)
    {
        var dx = new float[inputs];
        for (int i = 0; i < outputs; i++)
        {
            for (int j = 0; j < inputs; j++)
            {
                dx[j] += dy[i] * _w[i, j]; // WRONG x: dx[j] = dy[i] * _w[i, j];
                var step = dy[i] * _x[j]; // WRONG _w: var step = dy[i] * _x[0];
                _w[i, j] -= step * Eta;
            }
        }

        return dx;
    }
}
