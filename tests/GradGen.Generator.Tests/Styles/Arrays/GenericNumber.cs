// Any number type.
using System.Numerics;
using GradGen;

[GradCheckable]
public partial class Poly<T>
    where T : struct, INumber<T>
{
    private readonly T[] _w, _wGrad;
    private T[] _x = [];

    public Poly(int n) => (_w, _wGrad) = (new T[n], new T[n]);

    public T[] Forward(T[] x)
    {
        _x = x;
        var y = new T[_w.Length];
        for (var i = 0; i < y.Length; i++)
            y[i] = _w[i] * x[i] * x[i];
        return y;
    }

    public T[] Backward(T[] dy)
    {
        var dx = new T[_w.Length];
        for (var i = 0; i < dx.Length; i++)
        {
            _wGrad[i] += dy[i] * _x[i] * _x[i]; // WRONG _w: _wGrad[i] += dy[i] * _x[i];
            dx[i] = dy[i] * _w[i] * (_x[i] + _x[i]);
        }

        return dx;
    }
}
