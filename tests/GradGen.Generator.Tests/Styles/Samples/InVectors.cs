using System.Numerics;
using GradGen;

namespace Samples;

// As many as a vector holds at once, and what is left over one by one: both are run.
[GradCheckable]
public sealed partial class InVectors
{
    private float[] _x = [];

    public float[] Forward(float[] x)
    {
        _x = x;
        var y = new float[x.Length];
        var i = 0;
        for (; i <= x.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            var v = new Vector<float>(x, i);
            (v * v).CopyTo(y, i);
        }

        for (; i < x.Length; i++)
            y[i] = x[i] * x[i];
        return y;
    }

    public float[] Backward(float[] dy)
    {
        var dx = new float[_x.Length];
        var i = 0;
        for (; i <= dx.Length - Vector<float>.Count; i += Vector<float>.Count)
            (2f * new Vector<float>(_x, i) * new Vector<float>(dy, i)).CopyTo(dx, i); // WRONG x: (new Vector<float>(_x, i) * new Vector<float>(dy, i)).CopyTo(dx, i);
        for (; i < dx.Length; i++)
            dx[i] = 2 * _x[i] * dy[i]; // WRONG x: dx[i] = _x[i] * dy[i];
        return dx;
    }
}
