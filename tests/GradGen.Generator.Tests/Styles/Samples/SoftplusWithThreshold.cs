using System;
using GradGen;

namespace Samples;

[GradCheckable]
public sealed partial class SoftplusWithThreshold
{
    private const double Threshold = 20;
    private double[] _input = [];

    public double[] Forward(double[] input)
    {
        _input = input;
        var output = new double[input.Length];
        for (var i = 0; i < input.Length; i++)
            output[i] = input[i] > Threshold ? input[i] : Math.Log(1 + Math.Exp(input[i]));
        return output;
    }

    public double[] Backward(double[] gradOutput)
    {
        var gradInput = new double[gradOutput.Length];
        for (var i = 0; i < gradInput.Length; i++)
        {
            if (_input[i] > Threshold)
                gradInput[i] = gradOutput[i]; // WRONG input: gradInput[i] = 0;
            else
                gradInput[i] = gradOutput[i] / (1 + Math.Exp(-_input[i]));
        }

        return gradInput;
    }
}
