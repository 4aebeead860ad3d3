namespace GradGen.Power.Varied;

/// <summary>Attention of a sequence to itself with several heads, causal or not.</summary>
[GradCheckable]
public sealed partial class SelfAttention
{
    private readonly int _width;
    private readonly int _heads;
    private readonly bool _causal;
    private readonly double[,] _wq, _wk, _wv, _dwq, _dwk, _dwv;
    private double[,] _x = new double[0, 0], _q = new double[0, 0], _k = new double[0, 0], _v = new double[0, 0];
    private double[,,] _p = new double[0, 0, 0];

    public SelfAttention(int width, int heads, bool causal = false)
    {
        if (width % heads != 0)
            throw new ArgumentException("width has to be a multiple of heads", nameof(width));
        (_width, _heads, _causal) = (width, heads, causal);
        (_wq, _wk, _wv) = (new double[width, width], new double[width, width], new double[width, width]);
        (_dwq, _dwk, _dwv) = (new double[width, width], new double[width, width], new double[width, width]);
    }

    private int HeadSize => _width / _heads;

    public double[,] Forward(double[,] x)
    {
        _x = x;
        int n = x.GetLength(0);
        _q = Product(x, _wq);
        _k = Product(x, _wk);
        _v = Product(x, _wv);
        _p = new double[_heads, n, n];
        var y = new double[n, _width];
        double scale = 1 / Math.Sqrt(HeadSize);
        for (int h = 0; h < _heads; h++)
        {
            for (int i = 0; i < n; i++)
            {
                int last = _causal ? i + 1 : n;
                double sum = 0;
                for (int j = 0; j < last; j++)
                {
                    double score = 0;
                    for (int c = h * HeadSize; c < (h + 1) * HeadSize; c++) score += _q[i, c] * _k[j, c];
                    _p[h, i, j] = Math.Exp(score * scale);
                    sum += _p[h, i, j];
                }

                for (int j = 0; j < last; j++)
                {
                    _p[h, i, j] /= sum;
                    for (int c = h * HeadSize; c < (h + 1) * HeadSize; c++) y[i, c] += _p[h, i, j] * _v[j, c];
                }
            }
        }

        return y;
    }

    public double[,] Backward(double[,] dy)
    {
        int n = _x.GetLength(0);
        var (dq, dk, dv) = (new double[n, _width], new double[n, _width], new double[n, _width]);
        double scale = 1 / Math.Sqrt(HeadSize);
        for (int h = 0; h < _heads; h++)
        {
            int begin = h * HeadSize, end = begin + HeadSize;
            for (int i = 0; i < n; i++)
            {
                int last = _causal ? i + 1 : n;
                var dp = new double[n];
                double mean = 0;
                for (int j = 0; j < last; j++)
                {
                    for (int c = begin; c < end; c++)
                    {
                        dp[j] += dy[i, c] * _v[j, c];
                        dv[j, c] += dy[i, c] * _p[h, i, j];
                    }

                    mean += dp[j] * _p[h, i, j];
                }

                for (int j = 0; j < last; j++)
                {
                    double ds = _p[h, i, j] * (dp[j] - mean) * scale;
                    for (int c = begin; c < end; c++)
                    {
                        dq[i, c] += ds * _k[j, c];
                        dk[j, c] += ds * _q[i, c];
                    }
                }
            }
        }

        var dx = new double[n, _width];
        BackProduct(dq, _wq, _dwq, dx);
        BackProduct(dk, _wk, _dwk, dx);
        BackProduct(dv, _wv, _dwv, dx);
        return dx;
    }

    private double[,] Product(double[,] x, double[,] w)
    {
        var y = new double[x.GetLength(0), _width];
        for (int i = 0; i < x.GetLength(0); i++)
            for (int o = 0; o < _width; o++)
                for (int c = 0; c < _width; c++)
                    y[i, o] += x[i, c] * w[c, o];
        return y;
    }

    private void BackProduct(double[,] dy, double[,] w, double[,] dw, double[,] dx)
    {
        for (int i = 0; i < dy.GetLength(0); i++)
            for (int o = 0; o < _width; o++)
                for (int c = 0; c < _width; c++)
                {
                    dw[c, o] += _x[i, c] * dy[i, o];
                    dx[i, c] += w[c, o] * dy[i, o];
                }
    }
}
