namespace GradGen.Power.Varied;

/// <summary>Each channel has <c>multiplier</c> filters of its own, all of them in one flat buffer.</summary>
[GradCheckable]
public sealed partial class DepthwiseConv
{
    readonly int channels, multiplier, kernelSize, stride;

    public double[] Kernel { get; }
    public double[] KernelGradient { get; }

    double[,] lastInput = new double[0, 0];

    public DepthwiseConv(int channels, int multiplier, int kernelSize, int stride)
    {
        this.channels = channels;
        this.multiplier = multiplier;
        this.kernelSize = kernelSize;
        this.stride = stride;
        Kernel = new double[channels * multiplier * kernelSize];
        KernelGradient = new double[Kernel.Length];
    }

    public double[,] Forward(double[,] input)
    {
        if (input.GetLength(0) != channels) throw new ArgumentException(nameof(input));
        lastInput = input;
        var output = new double[channels * multiplier, OutputLength(input.GetLength(1))];
        for (int o = 0; o < output.GetLength(0); o++)
            for (int t = 0; t < output.GetLength(1); t++)
                for (int k = 0; k < kernelSize; k++)
                    output[o, t] += Kernel[o * kernelSize + k] * input[o / multiplier, t * stride + k];
        return output;
    }

    public double[,] Backward(double[,] outputGradient)
    {
        var inputGradient = new double[channels, lastInput.GetLength(1)];
        for (int o = 0; o < outputGradient.GetLength(0); o++)
        {
            int channel = o / multiplier;
            for (int t = 0; t < outputGradient.GetLength(1); t++)
            {
                double g = outputGradient[o, t];
                for (int k = 0; k < kernelSize; k++)
                {
                    KernelGradient[o * kernelSize + k] += g * lastInput[channel, t * stride + k];
                    inputGradient[channel, t * stride + k] += g * Kernel[o * kernelSize + k];
                }
            }
        }
        return inputGradient;
    }

    private int OutputLength(int length) => (length - kernelSize) / stride + 1;
}
