namespace GradGen.Power.Varied;

/// <summary>Spreads groups of channels over larger images, each channel scaled by what is learned.</summary>
[GradCheckable]
public sealed partial class PixelShuffle
{
    private readonly int _factor;
    private double[,,] _input = new double[0, 0, 0];

    public PixelShuffle(int channels, int factor)
    {
        if (channels % (factor * factor) != 0) throw new ArgumentException("channels have to be a multiple of factor²");
        _factor = factor;
        Scale = new double[channels];
        ScaleGradient = new double[channels];
        Array.Fill(Scale, 1.0);
    }

    public double[] Scale { get; }
    public double[] ScaleGradient { get; }

    public double[,,] Forward(double[,,] input)
    {
        _input = input;
        int height = input.GetLength(1), width = input.GetLength(2);
        var output = new double[input.GetLength(0) / (_factor * _factor), height * _factor, width * _factor];
        for (int c = 0; c < output.GetLength(0); c++)
            for (int i = 0; i < output.GetLength(1); i++)
                for (int j = 0; j < output.GetLength(2); j++)
                {
                    int from = Channel(c, i, j);
                    output[c, i, j] = Scale[from] * input[from, i / _factor, j / _factor];
                }
        return output;
    }

    public double[,,] Backward(double[,,] gradient)
    {
        var result = new double[_input.GetLength(0), _input.GetLength(1), _input.GetLength(2)];
        for (int c = 0; c < gradient.GetLength(0); c++)
            for (int i = 0; i < gradient.GetLength(1); i++)
                for (int j = 0; j < gradient.GetLength(2); j++)
                {
                    int from = Channel(c, i, j), row = i / _factor, column = j / _factor;
                    result[from, row, column] += Scale[from] * gradient[c, i, j];
                    ScaleGradient[from] += gradient[c, i, j] * _input[from, row, column];
                }
        return result;
    }

    private int Channel(int c, int i, int j) => (c * _factor + i % _factor) * _factor + j % _factor;
}
