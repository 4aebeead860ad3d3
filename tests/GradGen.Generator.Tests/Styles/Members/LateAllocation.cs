// Allocated when the first input shows how large it has to be.
using GradGen;

[GradCheckable]
public partial class Lazy
{
    private float[]? scale;
    private float[]? scaleGradient;
    private float[] x = [];

    public float[] Forward(float[] input)
    {
        if (scale == null)
        {
            scale = new float[input.Length];
            scaleGradient = new float[input.Length];
            for (var i = 0; i < input.Length; i++)
                scale[i] = 1;
        }

        x = input;
        var y = new float[input.Length];
        for (var i = 0; i < y.Length; i++)
            y[i] = scale[i] * input[i];
        return y;
    }

    public float[] Backward(float[] dy)
    {
        var dx = new float[dy.Length];
        for (var i = 0; i < dy.Length; i++)
        {
            scaleGradient![i] += dy[i] * x[i]; // WRONG scale: scaleGradient![i] += dy[i] * x[0];
            dx[i] = dy[i] * scale![i];
        }

        return dx;
    }
}
