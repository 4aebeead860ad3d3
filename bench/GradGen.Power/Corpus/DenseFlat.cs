namespace GradGen.Power.Corpus;

/// <summary>A dense layer whose weights and batch lie in flat arrays, row after row.</summary>
[GradCheckable]
[GradCheckSample(3, 2)]
public sealed partial class DenseFlat(int inputs, int outputs)
{
    private readonly double[] _w = new double[inputs * outputs];
    private readonly double[] _b = new double[outputs];
    private readonly double[] _gw = new double[inputs * outputs];
    private readonly double[] _gb = new double[outputs];
    private double[] _x = [];

    public double[] Forward([Shape("4 * inputs")] double[] x)
    {
        _x = x;
        var batch = x.Length / inputs;
        var y = new double[batch * outputs];
        for (var n = 0; n < batch; n++)
        {
            for (var o = 0; o < outputs; o++)
            {
                var sum = _b[o];
                for (var i = 0; i < inputs; i++)
                    sum += _w[(o * inputs) + i] * x[(n * inputs) + i];
                y[(n * outputs) + o] = sum;
            }
        }

        return y;
    }

    public double[] Backward(double[] dy)
    {
        var batch = dy.Length / outputs;
        var dx = new double[batch * inputs];
        for (var n = 0; n < batch; n++)
        {
            for (var o = 0; o < outputs; o++)
            {
                var upstream = dy[(n * outputs) + o];
                _gb[o] += upstream;
                for (var i = 0; i < inputs; i++)
                {
                    _gw[(o * inputs) + i] += upstream * _x[(n * inputs) + i];
                    dx[(n * inputs) + i] += upstream * _w[(o * inputs) + i];
                }
            }
        }

        return dx;
    }
}
