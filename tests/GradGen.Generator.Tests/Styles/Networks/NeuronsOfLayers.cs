// A network of layers of neurons, which takes the step itself.
using System;
using GradGen;

public class Neuron
{
    public double[] Weights;
    public double Bias, Output, Delta;

    public Neuron(int inputs)
    {
        Weights = new double[inputs];
    }

    public double Activate(double[] x)
    {
        double sum = Bias;
        for (int i = 0; i < x.Length; i++) sum += Weights[i] * x[i];
        return Output = 1 / (1 + Math.Exp(-sum));
    }
}

public class NeuronLayer
{
    public Neuron[] Neurons;
    public double[] Inputs = new double[0];

    public NeuronLayer(int inputs, int outputs)
    {
        Neurons = new Neuron[outputs];
        for (int i = 0; i < outputs; i++) Neurons[i] = new Neuron(inputs);
    }

    public double[] Activate(double[] x)
    {
        Inputs = x;
        var y = new double[Neurons.Length];
        for (int i = 0; i < y.Length; i++) y[i] = Neurons[i].Activate(x);
        return y;
    }
}

[GradCheckable]
public partial class NeuronsOfLayers
{
    public double LearningRate = 0.1;
    private readonly NeuronLayer[] layers;

    public NeuronsOfLayers(int inputs, int hidden, int outputs)
    {
        layers = new[] { new NeuronLayer(inputs, hidden), new NeuronLayer(hidden, outputs) };
    }

    public double[] FeedForward([Shape("inputs")] double[] x)
    {
        foreach (var layer in layers) x = layer.Activate(x);
        return x;
    }

    public void BackPropagate(double[] target)
    {
        for (int l = layers.Length - 1; l >= 0; l--)
        {
            for (int i = 0; i < layers[l].Neurons.Length; i++)
            {
                var neuron = layers[l].Neurons[i];
                double error = 0;
                if (l == layers.Length - 1) error = target[i] - neuron.Output;
                else foreach (var next in layers[l + 1].Neurons) error += next.Weights[i] * next.Delta;
                neuron.Delta = error * neuron.Output * (1 - neuron.Output); // WRONG layers: neuron.Delta = error * neuron.Output;
            }
        }

        foreach (var layer in layers)
        {
            foreach (var neuron in layer.Neurons)
            {
                for (int j = 0; j < neuron.Weights.Length; j++) neuron.Weights[j] += LearningRate * neuron.Delta * layer.Inputs[j];
                neuron.Bias += LearningRate * neuron.Delta;
            }
        }
    }
}
