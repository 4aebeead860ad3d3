// One flat float array with computed indices.
using GradGen;

[GradCheckable]
public sealed partial class FlatLinear
{
    private readonly int _in, _out;
    public readonly float[] W, DW;
    private float[] _cache = [];

    public FlatLinear(int nIn, int nOut) => (_in, _out, W, DW) = (nIn, nOut, new float[nIn * nOut], new float[nIn * nOut]);

    public float[] Forward(float[] x)
    {
        _cache = x;
        var y = new float[_out];
        for (var o = 0; o < _out; o++)
        for (var i = 0; i < _in; i++)
            y[o] += W[o * _in + i] * x[i];
        return y;
    }

    public float[] Backward(float[] dy)
    {
        var dx = new float[_in];
        for (var o = 0; o < _out; o++)
        for (var i = 0; i < _in; i++)
        {
            DW[o * _in + i] += dy[o] * _cache[i]; // WRONG W: DW[o * _in + i] += dy[o] * dy[o] * _cache[i];
            dx[i] += dy[o] * W[o * _in + i];
        }

        return dx;
    }
}
