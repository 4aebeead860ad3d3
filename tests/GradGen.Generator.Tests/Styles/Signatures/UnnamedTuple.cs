// A tuple whose parts are named where they are put together.
using GradGen;

[GradCheckable]
public sealed partial class UnnamedTuple
{
    private readonly double[,] _weights;
    private readonly double[] _biases;
    private double[] _x = new double[0];

    public UnnamedTuple(int inputs, int outputs)
    {
        _weights = new double[outputs, inputs];
        _biases = new double[outputs];
    }

    public double[] Forward(double[] x)
    {
        _x = x;
        var y = (double[])_biases.Clone();
        for (var o = 0; o < y.Length; o++)
        {
            for (var i = 0; i < x.Length; i++)
                y[o] += _weights[o, i] * x[i];
        }

        return y;
    }

    public (double[], double[,], double[]) Backward(double[] dy)
    {
        var dx = new double[_x.Length];
        var dw = new double[dy.Length, dx.Length];
        var db = (double[])dy.Clone();
        for (var o = 0; o < dy.Length; o++)
        {
            for (var i = 0; i < dx.Length; i++)
            {
                dw[o, i] = dy[o] * _x[i]; // WRONG _weights: dw[o, i] = -dy[o] * _x[i];
                dx[i] += dy[o] * _weights[o, i];
            }
        }

        return (dx, dw, db);
    }
}
