namespace GradGen.Power.Varied;

/// <summary>Every group of channels is convolved by filters of its own.</summary>
[GradCheckable]
public partial class GroupedConv1D
{
    private readonly int _channels;
    private readonly int _filters;
    private readonly int _groups;
    private readonly int _kernel;
    private readonly double[,,] _w;
    private readonly double[,,] _dw;
    private double[,] _input = new double[0, 0];

    public GroupedConv1D(int channels, int filters, int kernel, int groups)
    {
        if (channels % groups != 0 || filters % groups != 0)
        {
            throw new ArgumentException("channels and filters have to be divisible by groups");
        }

        _channels = channels;
        _filters = filters;
        _groups = groups;
        _kernel = kernel;
        _w = new double[filters, channels / groups, kernel];
        _dw = new double[filters, channels / groups, kernel];
    }

    public double[,] Forward(double[,] input)
    {
        _input = input;
        int perGroup = _channels / _groups, filtersPerGroup = _filters / _groups;
        int steps = input.GetLength(1) - _kernel + 1;
        var output = new double[_filters, steps];
        for (int f = 0; f < _filters; f++)
        {
            int first = f / filtersPerGroup * perGroup;
            for (int t = 0; t < steps; t++)
            {
                for (int c = 0; c < perGroup; c++)
                {
                    for (int k = 0; k < _kernel; k++)
                    {
                        output[f, t] += _w[f, c, k] * input[first + c, t + k];
                    }
                }
            }
        }

        return output;
    }

    public double[,] Backward(double[,] gradient)
    {
        int perGroup = _channels / _groups, filtersPerGroup = _filters / _groups;
        var result = new double[_channels, _input.GetLength(1)];
        for (int f = 0; f < _filters; f++)
        {
            int first = f / filtersPerGroup * perGroup;
            for (int t = 0; t < gradient.GetLength(1); t++)
            {
                for (int c = 0; c < perGroup; c++)
                {
                    for (int k = 0; k < _kernel; k++)
                    {
                        _dw[f, c, k] += gradient[f, t] * _input[first + c, t + k];
                        result[first + c, t + k] += gradient[f, t] * _w[f, c, k];
                    }
                }
            }
        }

        return result;
    }
}
