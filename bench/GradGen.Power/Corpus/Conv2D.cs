namespace GradGen.Power.Corpus;

/// <summary>A convolution of images: channels × height × width, with stride and zero padding.</summary>
[GradCheckable]
[GradCheckSample(2, 2, 3, 2, 1)]
public sealed partial class Conv2D(int channels, int filters, int size, int stride, int padding)
{
    private readonly double[,,,] _kernels = new double[filters, channels, size, size];
    private readonly double[] _biases = new double[filters];
    private readonly double[,,,] _kernelGradients = new double[filters, channels, size, size];
    private readonly double[] _biasGradients = new double[filters];
    private double[,,] _image = new double[0, 0, 0];

    public double[,,] Forward([Shape("channels", "5", "4")] double[,,] image)
    {
        _image = image;
        var (height, width) = (image.GetLength(1), image.GetLength(2));
        var rows = ((height + (2 * padding) - size) / stride) + 1;
        var columns = ((width + (2 * padding) - size) / stride) + 1;
        var output = new double[filters, rows, columns];
        for (var f = 0; f < filters; f++)
        {
            for (var r = 0; r < rows; r++)
            {
                for (var c = 0; c < columns; c++)
                    output[f, r, c] = _biases[f] + Correlate(f, r * stride, c * stride);
            }
        }

        return output;
    }

    public double[,,] Backward(double[,,] gradient)
    {
        var (rows, columns) = (gradient.GetLength(1), gradient.GetLength(2));
        var imageGradient = new double[channels, _image.GetLength(1), _image.GetLength(2)];
        for (var f = 0; f < filters; f++)
        {
            for (var r = 0; r < rows; r++)
            {
                for (var c = 0; c < columns; c++)
                {
                    _biasGradients[f] += gradient[f, r, c];
                    Spread(imageGradient, f, r * stride, c * stride, gradient[f, r, c]);
                }
            }
        }

        return imageGradient;
    }

    private double Correlate(int f, int top, int left)
    {
        var sum = 0.0;
        for (var channel = 0; channel < channels; channel++)
        {
            for (var i = 0; i < size; i++)
            {
                for (var j = 0; j < size; j++)
                {
                    var (row, column) = (top + i - padding, left + j - padding);
                    if (IsInside(row, column))
                        sum += _kernels[f, channel, i, j] * _image[channel, row, column];
                }
            }
        }

        return sum;
    }

    private void Spread(double[,,] imageGradient, int f, int top, int left, double upstream)
    {
        for (var channel = 0; channel < channels; channel++)
        {
            for (var i = 0; i < size; i++)
            {
                for (var j = 0; j < size; j++)
                {
                    var row = top + i - padding;
                    var column = left + j - padding;
                    if (!IsInside(row, column))
                        continue;
                    _kernelGradients[f, channel, i, j] += upstream * _image[channel, row, column];
                    imageGradient[channel, row, column] += upstream * _kernels[f, channel, i, j];
                }
            }
        }
    }

    private bool IsInside(int row, int column) => row >= 0 && column >= 0 && row < _image.GetLength(1) && column < _image.GetLength(2);
}
