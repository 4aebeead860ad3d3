namespace GradGen.Power.Corpus;

/// <summary>y_k = aᵀ·W_k·b + c_k: a layer of two inputs.</summary>
[GradCheckable]
[GradCheckSample(2, 3, 4)]
public sealed partial class Bilinear(int left, int right, int outputs)
{
    private readonly double[,,] _w = new double[outputs, left, right];
    private readonly double[] _c = new double[outputs];
    private readonly double[,,] _wGrad = new double[outputs, left, right];
    private readonly double[] _cGrad = new double[outputs];
    private double[] _a = [];
    private double[] _b = [];

    public double[] Forward(double[] a, double[] b)
    {
        (_a, _b) = (a, b);
        var y = new double[outputs];
        for (var k = 0; k < outputs; k++)
        {
            y[k] = _c[k];
            for (var i = 0; i < left; i++)
            {
                for (var j = 0; j < right; j++)
                    y[k] += a[i] * _w[k, i, j] * b[j];
            }
        }

        return y;
    }

    public (double[] A, double[] B) Backward(double[] dy)
    {
        var da = new double[left];
        var db = new double[right];
        for (var k = 0; k < outputs; k++)
        {
            _cGrad[k] += dy[k];
            for (var i = 0; i < left; i++)
            {
                for (var j = 0; j < right; j++)
                {
                    _wGrad[k, i, j] += dy[k] * _a[i] * _b[j];
                    da[i] += dy[k] * _w[k, i, j] * _b[j];
                    db[j] += dy[k] * _w[k, i, j] * _a[i];
                }
            }
        }

        return (da, db);
    }
}
