using GradGen;

namespace Members;

// The base is a layer for its heirs' sake alone: it has neither pass, and nobody else can make one.
[GradCheckable]
public partial class Scaling
{
    private readonly float[] _scale, _scaleGradient;

    protected Scaling(int features)
    {
        _scale = new float[features];
        _scaleGradient = new float[features];
    }

    protected float Scale(int i) => _scale[i];

    protected void Add(int i, float gradient) => _scaleGradient[i] += gradient;
}

[GradCheckable]
public sealed partial class PackedByABase : Scaling
{
    private readonly int _features;
    private float[] _x = [];

    public PackedByABase(int features)
        : base(features)
    {
        _features = features;
    }

    public float[] Forward(float[] x)
    {
        _x = x;
        var y = new float[_features];
        for (var i = 0; i < _features; i++)
            y[i] = Scale(i) * x[i];
        return y;
    }

    public float[] Backward(float[] dy)
    {
        var dx = new float[_features];
        for (var i = 0; i < _features; i++)
        {
            dx[i] = Scale(i) * dy[i];
            Add(i, dy[i] * _x[i]); // WRONG _scale: Add(i, dy[i]);
        }

        return dx;
    }
}
