// A loss a sample, and the gradient of all of them together: Backward takes what Forward does, and no upstream gradient.
using System;
using GradGen;

[GradCheckable]
public sealed partial class SquaredErrors
{
    public double[] Forward(double[,] outputs, double[,] targets)
    {
        var losses = new double[outputs.GetLength(0)];
        for (int i = 0; i < losses.Length; i++)
            for (int j = 0; j < outputs.GetLength(1); j++) losses[i] += Math.Pow(outputs[i, j] - targets[i, j], 2);
        return losses;
    }

    public double[,] Backward(double[,] dvalues, double[,] targets)
    {
        var dinputs = new double[dvalues.GetLength(0), dvalues.GetLength(1)];
        for (int i = 0; i < dvalues.GetLength(0); i++)
            for (int j = 0; j < dvalues.GetLength(1); j++)
                dinputs[i, j] = 2 * (dvalues[i, j] - targets[i, j]); // WRONG outputs: dinputs[i, j] = dvalues[i, j] - targets[i, j];
        return dinputs;
    }
}
