// A vector with operators and a length, no matrix at all.
using System;
using GradGen;

public class Vector
{
    private readonly double[] _elements;

    public Vector(int length) => _elements = new double[length];

    public Vector(params double[] elements) => _elements = elements;

    public int Length => _elements.Length;

    public double this[int index]
    {
        get => _elements[index];
        set => _elements[index] = value;
    }

    public Vector Map(Func<double, double> f)
    {
        var result = new Vector(Length);
        for (int i = 0; i < Length; i++)
            result[i] = f(this[i]);
        return result;
    }

    public static Vector operator *(Vector a, Vector b)
    {
        if (a.Length != b.Length)
            throw new ArgumentException("lengths");
        var result = new Vector(a.Length);
        for (int i = 0; i < a.Length; i++)
            result[i] = a[i] * b[i];
        return result;
    }
}

[GradCheckable]
public partial class Gate
{
    private readonly Vector _weights;
    private Vector _weightsGradient;
    private Vector _x = new Vector(0);
    private Vector _s = new Vector(0);

    public Gate(int size)
    {
        _weights = new Vector(size);
        _weightsGradient = new Vector(size);
    }

    public Vector Forward(Vector x)
    {
        _x = x;
        _s = (x * _weights).Map(v => 1 / (1 + Math.Exp(-v)));
        return _s;
    }

    public Vector Backward(Vector dy)
    {
        var dz = dy * _s.Map(s => s) * _s.Map(s => 1 - s);
        _weightsGradient = dz * _x; // WRONG _weights: _weightsGradient = dy * _x;
        return dz * _weights;
    }
}
