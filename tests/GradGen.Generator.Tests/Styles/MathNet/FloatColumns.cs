// One sample as a vector, in float, gradients added up.
using System;
using GradGen;
using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Single;

[GradCheckable]
public partial class TanhLayer
{
    private readonly DenseMatrix _w;
    private readonly DenseVector _b;
    private readonly DenseMatrix _wGrad;
    private readonly DenseVector _bGrad;
    private Vector<float> _x = null!;
    private Vector<float> _y = null!;

    public TanhLayer(int inputs, int outputs)
    {
        _w = new DenseMatrix(outputs, inputs);
        _b = new DenseVector(outputs);
        _wGrad = new DenseMatrix(outputs, inputs);
        _bGrad = new DenseVector(outputs);
    }

    public Vector<float> Forward(Vector<float> x)
    {
        _x = x;
        _y = (_w * x + _b).Map(v => (float)Math.Tanh(v));
        return _y;
    }

    public Vector<float> Backward(Vector<float> dy)
    {
        var dz = dy.PointwiseMultiply(_y.Map(y => 1 - y * y));
        _wGrad.Add(dz.OuterProduct(_x), _wGrad); // WRONG _w: _wGrad.Add(dy.OuterProduct(_x), _wGrad);
        _bGrad.Add(dz, _bGrad);
        return _w.TransposeThisAndMultiply(dz);
    }
}
