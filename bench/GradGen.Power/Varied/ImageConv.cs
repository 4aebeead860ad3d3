namespace GradGen.Power.Varied;

// channels x height x width in a class of its own
public sealed class Volume
{
    public readonly int Depth;
    public readonly int Height;
    public readonly int Width;
    public readonly double[] Data;

    public Volume(int depth, int height, int width)
    {
        Depth = depth;
        Height = height;
        Width = width;
        Data = new double[depth * height * width];
    }

    public double this[int d, int y, int x]
    {
        get => Data[(d * Height + y) * Width + x];
        set => Data[(d * Height + y) * Width + x] = value;
    }
}

[GradCheckable]
public partial class ImageConv
{
    private readonly int inDepth, outDepth, size, stride, pad;
    private double[][,,] filters;
    private double[][,,] filterGrads;
    private double[] bias;
    private double[] biasGrad;
    private Volume input = new Volume(0, 0, 0);

    public ImageConv(int inDepth, int outDepth, int size, int stride, int pad)
    {
        this.inDepth = inDepth;
        this.outDepth = outDepth;
        this.size = size;
        this.stride = stride;
        this.pad = pad;
        filters = new double[outDepth][,,];
        filterGrads = new double[outDepth][,,];
        for (int i = 0; i < outDepth; i++)
        {
            filters[i] = new double[inDepth, size, size];
            filterGrads[i] = new double[inDepth, size, size];
        }
        bias = new double[outDepth];
        biasGrad = new double[outDepth];
    }

    public Volume Forward(Volume input)
    {
        if (input.Depth != inDepth) throw new ArgumentException("wrong number of channels");
        this.input = input;
        int height = (input.Height + 2 * pad - size) / stride + 1;
        int width = (input.Width + 2 * pad - size) / stride + 1;
        var output = new Volume(outDepth, height, width);
        for (int f = 0; f < outDepth; f++)
        {
            for (int i = 0; i < height; i++)
            {
                for (int j = 0; j < width; j++)
                {
                    double a = bias[f];
                    for (int d = 0; d < inDepth; d++)
                    {
                        for (int u = 0; u < size; u++)
                        {
                            for (int v = 0; v < size; v++)
                            {
                                int y = i * stride - pad + u;
                                int x = j * stride - pad + v;
                                if (y >= 0 && x >= 0 && y < input.Height && x < input.Width)
                                    a += filters[f][d, u, v] * input[d, y, x];
                            }
                        }
                    }
                    output[f, i, j] = a;
                }
            }
        }
        return output;
    }

    public Volume Backward(Volume outputGradient)
    {
        var inputGradient = new Volume(input.Depth, input.Height, input.Width);
        for (int f = 0; f < outDepth; f++)
        {
            for (int i = 0; i < outputGradient.Height; i++)
            {
                for (int j = 0; j < outputGradient.Width; j++)
                {
                    double g = outputGradient[f, i, j];
                    biasGrad[f] += g;
                    for (int d = 0; d < inDepth; d++)
                    {
                        for (int u = 0; u < size; u++)
                        {
                            int y = i * stride - pad + u;
                            if (y < 0 || y >= input.Height) continue;
                            for (int v = 0; v < size; v++)
                            {
                                int x = j * stride - pad + v;
                                if (x < 0 || x >= input.Width) continue;
                                filterGrads[f][d, u, v] += g * input[d, y, x];
                                inputGradient[d, y, x] += g * filters[f][d, u, v];
                            }
                        }
                    }
                }
            }
        }
        return inputGradient;
    }
}
