// Mean pooling over windows of two.
using GradGen;

[GradCheckable]
public partial class MeanPooling
{
    private int _length;

    public float[] Forward(float[] x)
    {
        _length = x.Length;
        var y = new float[x.Length / 2];
        for (var i = 0; i < y.Length; i++)
            y[i] = (x[2 * i] + x[(2 * i) + 1]) / 2;
        return y;
    }

    public float[] BackPass(float[] dy)
    {
        var dx = new float[_length];
        for (var i = 0; i < dy.Length; i++)
        {
            dx[2 * i] = dy[i] / 2;
            dx[(2 * i) + 1] = dy[i] / 2; // WRONG x: dx[(2 * i) + 1] = dy[i];
        }

        return dx;
    }
}
