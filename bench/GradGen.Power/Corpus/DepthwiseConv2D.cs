namespace GradGen.Power.Corpus;

/// <summary>One small kernel per channel, without padding; the kernels lie in one flat array.</summary>
[GradCheckable]
[GradCheckSample(3, 2)]
public sealed partial class DepthwiseConv2D(int channels, int size)
{
    public double[] Filters { get; } = new double[channels * size * size];

    public double[] FiltersGradient { get; } = new double[channels * size * size];

    private double[,,] _input = new double[0, 0, 0];

    public double[,,] Forward([Shape("channels", "4", "5")] double[,,] input)
    {
        _input = input;
        var output = new double[channels, input.GetLength(1) - size + 1, input.GetLength(2) - size + 1];
        for (var c = 0; c < channels; c++)
        {
            for (var y = 0; y < output.GetLength(1); y++)
            {
                for (var x = 0; x < output.GetLength(2); x++)
                {
                    for (var ky = 0; ky < size; ky++)
                    {
                        for (var kx = 0; kx < size; kx++)
                            output[c, y, x] += Filters[(((c * size) + ky) * size) + kx] * input[c, y + ky, x + kx];
                    }
                }
            }
        }

        return output;
    }

    public double[,,] Backward(double[,,] delta)
    {
        Array.Clear(FiltersGradient);
        var result = new double[channels, _input.GetLength(1), _input.GetLength(2)];
        for (var c = 0; c < channels; c++)
        {
            for (var y = 0; y < delta.GetLength(1); y++)
            {
                for (var x = 0; x < delta.GetLength(2); x++)
                {
                    for (var ky = 0; ky < size; ky++)
                    {
                        for (var kx = 0; kx < size; kx++)
                        {
                            var tap = (((c * size) + ky) * size) + kx;
                            FiltersGradient[tap] += delta[c, y, x] * _input[c, y + ky, x + kx];
                            result[c, y + ky, x + kx] += delta[c, y, x] * Filters[tap];
                        }
                    }
                }
            }
        }

        return result;
    }
}
