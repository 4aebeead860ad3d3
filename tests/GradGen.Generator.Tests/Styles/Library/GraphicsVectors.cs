// System.Numerics: an affine map of points.
using System.Numerics;
using GradGen;

[GradCheckable]
public partial class PointMap
{
    private Vector3 _scale = Vector3.One;
    private Vector3 _offset;
    private Vector3 _scaleGradient;
    private Vector3 _offsetGradient;
    private Vector3 _x;

    public Vector3 Forward(Vector3 x)
    {
        _x = x;
        return _scale * x + _offset;
    }

    public Vector3 Backward(Vector3 dy)
    {
        _scaleGradient += dy * _x; // WRONG _scale: _scaleGradient += dy * _x * new Vector3(1, 2, 1);
        _offsetGradient += dy;
        return dy * _scale;
    }
}
