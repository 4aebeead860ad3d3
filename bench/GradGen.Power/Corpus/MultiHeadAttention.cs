namespace GradGen.Power.Corpus;

/// <summary>Causal self-attention of several heads, each with its slice of the projections.</summary>
[GradCheckable]
[GradCheckSample(4, 2)]
public sealed partial class MultiHeadAttention(int width, int heads)
{
    private readonly double[,] _wq = new double[width, width];
    private readonly double[,] _wk = new double[width, width];
    private readonly double[,] _wv = new double[width, width];
    private readonly double[,] _wo = new double[width, width];
    private readonly double[,] _gradWq = new double[width, width];
    private readonly double[,] _gradWk = new double[width, width];
    private readonly double[,] _gradWv = new double[width, width];
    private readonly double[,] _gradWo = new double[width, width];
    private readonly int _headSize = width / heads;
    private double[,] _x = new double[0, 0];
    private double[,] _q = new double[0, 0];
    private double[,] _k = new double[0, 0];
    private double[,] _v = new double[0, 0];
    private double[,,] _attention = new double[0, 0, 0];
    private double[,] _mixed = new double[0, 0];

    public double[,] Forward([Shape("3", "width")] double[,] x)
    {
        _x = x;
        _q = Product(x, _wq);
        _k = Product(x, _wk);
        _v = Product(x, _wv);
        var steps = x.GetLength(0);
        _attention = new double[heads, steps, steps];
        _mixed = new double[steps, width];
        for (var head = 0; head < heads; head++)
        {
            var from = head * _headSize;
            for (var i = 0; i < steps; i++)
            {
                var sum = 0.0;
                for (var j = 0; j <= i; j++)
                {
                    var score = 0.0;
                    for (var d = from; d < from + _headSize; d++)
                        score += _q[i, d] * _k[j, d];
                    _attention[head, i, j] = Math.Exp(score / Math.Sqrt(_headSize));
                    sum += _attention[head, i, j];
                }

                for (var j = 0; j <= i; j++)
                {
                    _attention[head, i, j] /= sum;
                    for (var d = from; d < from + _headSize; d++)
                        _mixed[i, d] += _attention[head, i, j] * _v[j, d];
                }
            }
        }

        return Product(_mixed, _wo);
    }

    public double[,] Backward(double[,] dy)
    {
        var steps = dy.GetLength(0);
        var (dq, dk, dv) = (new double[steps, width], new double[steps, width], new double[steps, width]);
        var dmixed = new double[steps, width];
        ProductBackward(_mixed, _wo, dy, dmixed, _gradWo);
        for (var head = 0; head < heads; head++)
        {
            var from = head * _headSize;
            for (var i = 0; i < steps; i++)
                HeadBackward(head, i, from, dmixed, dq, dk, dv);
        }

        var dx = new double[steps, width];
        ProductBackward(_x, _wq, dq, dx, _gradWq);
        ProductBackward(_x, _wk, dk, dx, _gradWk);
        ProductBackward(_x, _wv, dv, dx, _gradWv);
        return dx;
    }

    private void HeadBackward(int head, int i, int from, double[,] dmixed, double[,] dq, double[,] dk, double[,] dv)
    {
        var weights = new double[i + 1];
        var dot = 0.0;
        for (var j = 0; j <= i; j++)
        {
            for (var d = from; d < from + _headSize; d++)
            {
                weights[j] += dmixed[i, d] * _v[j, d];
                dv[j, d] += _attention[head, i, j] * dmixed[i, d];
            }

            dot += weights[j] * _attention[head, i, j];
        }

        for (var j = 0; j <= i; j++)
        {
            var score = _attention[head, i, j] * (weights[j] - dot) / Math.Sqrt(_headSize);
            for (var d = from; d < from + _headSize; d++)
            {
                dq[i, d] += score * _k[j, d];
                dk[j, d] += score * _q[i, d];
            }
        }
    }

    private static double[,] Product(double[,] a, double[,] b)
    {
        var c = new double[a.GetLength(0), b.GetLength(1)];
        for (var i = 0; i < a.GetLength(0); i++)
        {
            for (var j = 0; j < b.GetLength(1); j++)
            {
                for (var k = 0; k < a.GetLength(1); k++)
                    c[i, j] += a[i, k] * b[k, j];
            }
        }

        return c;
    }

    private static void ProductBackward(double[,] a, double[,] b, double[,] dc, double[,] da, double[,] db)
    {
        for (var i = 0; i < a.GetLength(0); i++)
        {
            for (var j = 0; j < b.GetLength(1); j++)
            {
                for (var k = 0; k < a.GetLength(1); k++)
                {
                    da[i, k] += dc[i, j] * b[k, j];
                    db[k, j] += a[i, k] * dc[i, j];
                }
            }
        }
    }
}
