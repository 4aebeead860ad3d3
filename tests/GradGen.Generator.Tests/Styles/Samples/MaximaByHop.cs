using GradGen;

namespace Samples;

// What the windows are apart by has no name that says so, and an entry may be the maximum of two of them.
[GradCheckable]
public sealed partial class MaximaByHop(int size, int hop)
{
    private double[] _x = [];
    private int[] _at = [];

    private int Count(int length) => (length - size) / hop + 1;

    public double[] Forward(double[] x)
    {
        _x = x;
        _at = new int[Count(x.Length)];
        var y = new double[_at.Length];
        for (var i = 0; i < y.Length; i++)
        {
            _at[i] = i * hop;
            for (var k = 1; k < size; k++)
            {
                if (x[i * hop + k] > x[_at[i]])
                    _at[i] = i * hop + k;
            }

            y[i] = x[_at[i]];
        }

        return y;
    }

    public double[] Backward(double[] dy)
    {
        var dx = new double[_x.Length];
        for (var i = 0; i < dy.Length; i++)
            dx[_at[i]] += dy[i]; // WRONG x: dx[_at[i]] = dy[i];
        return dx;
    }
}
