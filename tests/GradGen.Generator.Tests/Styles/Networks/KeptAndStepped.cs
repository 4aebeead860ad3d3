// A network that keeps its gradients, and takes the step with them at once.
using System;
using GradGen;

public class Stage
{
    public double[] Inputs = new double[0];
    public double[] Outputs, Gamma;
    public double[,] Weights, WeightsDelta;

    public Stage(int inputs, int outputs)
    {
        Outputs = new double[outputs];
        Gamma = new double[outputs];
        Weights = new double[outputs, inputs];
        WeightsDelta = new double[outputs, inputs];
    }

    public double[] Activate(double[] inputs)
    {
        Inputs = inputs;
        for (int i = 0; i < Outputs.Length; i++)
        {
            Outputs[i] = 0;
            for (int j = 0; j < inputs.Length; j++) Outputs[i] += inputs[j] * Weights[i, j];
            Outputs[i] = Math.Tanh(Outputs[i]);
        }

        return Outputs;
    }

    public void Learn(Func<int, double> error)
    {
        for (int i = 0; i < Gamma.Length; i++)
        {
            Gamma[i] = error(i) * (1 - Outputs[i] * Outputs[i]);
            for (int j = 0; j < Inputs.Length; j++) WeightsDelta[i, j] = Gamma[i] * Inputs[j];
        }
    }

    public void UpdateWeights()
    {
        for (int i = 0; i < Gamma.Length; i++)
            for (int j = 0; j < Inputs.Length; j++) Weights[i, j] -= WeightsDelta[i, j] * 0.033;
    }
}

[GradCheckable]
public partial class KeptAndStepped
{
    private readonly Stage first, second;

    public KeptAndStepped(int inputs, int hidden, int outputs)
    {
        first = new Stage(inputs, hidden);
        second = new Stage(hidden, outputs);
    }

    public double[] FeedForward([Shape("inputs")] double[] inputs) => second.Activate(first.Activate(inputs));

    public void BackProp(double[] expected)
    {
        second.Learn(i => second.Outputs[i] - expected[i]);
        first.Learn(i =>
        {
            double sum = 0;
            for (int j = 0; j < second.Gamma.Length; j++) sum += second.Gamma[j] * second.Weights[j, i]; // WRONG first: for (int j = 1; j < second.Gamma.Length; j++) sum += second.Gamma[j] * second.Weights[j, i];
            return sum;
        });
        first.UpdateWeights();
        second.UpdateWeights();
    }
}
