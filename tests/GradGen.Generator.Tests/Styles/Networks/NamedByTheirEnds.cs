// Matrices named by what they connect; Backward is given what went in and what should have come out.
using System;
using GradGen;

[GradCheckable]
public partial class NamedByTheirEnds
{
    private double[,] weights_ih, weights_ho;
    private double[] bias_h, bias_o;
    private double learning_rate = 0.1;

    public NamedByTheirEnds(int input_nodes, int hidden_nodes, int output_nodes)
    {
        weights_ih = new double[hidden_nodes, input_nodes];
        weights_ho = new double[output_nodes, hidden_nodes];
        bias_h = new double[hidden_nodes];
        bias_o = new double[output_nodes];
    }

    private static double[] Through(double[,] weights, double[] bias, double[] x)
    {
        var y = new double[bias.Length];
        for (int i = 0; i < y.Length; i++)
        {
            y[i] = bias[i];
            for (int j = 0; j < x.Length; j++) y[i] += weights[i, j] * x[j];
            y[i] = Math.Tanh(y[i]);
        }

        return y;
    }

    public double[] Predict(double[] x) => Through(weights_ho, bias_o, Through(weights_ih, bias_h, x));

    public void Backprop(double[] x, double[] y)
    {
        var hidden = Through(weights_ih, bias_h, x);
        var output = Through(weights_ho, bias_o, hidden);
        var hidden_errors = new double[hidden.Length];
        for (int i = 0; i < output.Length; i++)
        {
            double gradient = (y[i] - output[i]) * (1 - output[i] * output[i]);
            for (int j = 0; j < hidden.Length; j++)
            {
                hidden_errors[j] += gradient * weights_ho[i, j];
                weights_ho[i, j] += learning_rate * gradient * hidden[j]; // WRONG weights_ho: weights_ho[i, j] += learning_rate * gradient * hidden[i % hidden.Length];
            }

            bias_o[i] += learning_rate * gradient;
        }

        for (int i = 0; i < hidden.Length; i++)
        {
            double gradient = hidden_errors[i] * (1 - hidden[i] * hidden[i]);
            for (int j = 0; j < x.Length; j++) weights_ih[i, j] += learning_rate * gradient * x[j];
            bias_h[i] += learning_rate * gradient; // WRONG bias_h: bias_h[i] += learning_rate * hidden_errors[i];
        }
    }
}
