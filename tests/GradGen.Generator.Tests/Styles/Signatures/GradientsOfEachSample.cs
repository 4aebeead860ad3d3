// The gradients of all parameters in one row for each sample, which an optimiser asks for and averages.
using System;
using System.Linq;
using GradGen;

[GradCheckable]
public sealed partial class SharedDense
{
    private readonly double[] weights;
    private readonly double[] biases;
    private readonly int inputs;
    private readonly int outputs;
    private double[][] x = new double[0][];
    private double[][] rows = new double[0][];

    public SharedDense(int inputs, int outputs, Func<int, int, double> initial)
    {
        (this.inputs, this.outputs) = (inputs, outputs);
        weights = new double[inputs * outputs];
        biases = new double[outputs];
        for (int i = 0; i < weights.Length; i++) weights[i] = initial(inputs, outputs);
    }

    public double[][] Forward(double[][] x)
    {
        this.x = x;
        var y = new double[x.Length][];
        for (int s = 0; s < x.Length; s++)
        {
            y[s] = (double[])biases.Clone();
            for (int i = 0; i < inputs; i++)
                for (int o = 0; o < outputs; o++) y[s][o] += weights[i * outputs + o] * x[s][i];
        }

        return y;
    }

    public double[][] Backward(double[][] dy)
    {
        rows = new double[dy.Length][];
        var dx = new double[dy.Length][];
        for (int s = 0; s < dy.Length; s++)
        {
            var dw = new double[weights.Length];
            dx[s] = new double[inputs];
            for (int i = 0; i < inputs; i++)
            {
                for (int o = 0; o < outputs; o++)
                {
                    dw[i * outputs + o] = dy[s][o] * x[s][i]; // WRONG weights: dw[i * outputs + o] = dy[s][o] * x[0][i];
                    dx[s][i] += dy[s][o] * weights[i * outputs + o];
                }
            }

            rows[s] = dw.Concat(dy[s]).ToArray(); // WRONG biases: rows[s] = dw.Concat(dy[0]).ToArray();
        }

        return dx;
    }

    public double[][] GetGradients() => rows;
}
