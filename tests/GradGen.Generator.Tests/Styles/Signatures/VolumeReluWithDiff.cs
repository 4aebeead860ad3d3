// A volume with values and diff; the layer accumulates into its input's, and keeps nothing but the volumes.
using GradGen;

public sealed class Blob
{
    public readonly int Length;
    public readonly float[] Data;
    public readonly float[] Diff;

    public Blob(int length)
    {
        Length = length;
        Data = new float[length];
        Diff = new float[length];
    }
}

[GradCheckable]
public sealed partial class Square
{
    private Blob? _bottom, _top;

    public Blob Forward(Blob bottom)
    {
        _bottom = bottom;
        _top = new Blob(bottom.Length);
        for (var i = 0; i < bottom.Length; i++)
            _top.Data[i] = bottom.Data[i] * bottom.Data[i];
        return _top;
    }

    public void Backward()
    {
        for (var i = 0; i < _bottom!.Length; i++)
            _bottom.Diff[i] += 2 * _bottom.Data[i] * _top!.Diff[i]; // WRONG bottom: _bottom.Diff[i] += _bottom.Data[i] * _top!.Diff[i];
    }
}
