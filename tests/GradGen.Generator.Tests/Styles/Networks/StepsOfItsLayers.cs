// A network that hands its learning rate to its layers, each of which takes the step itself.
using System.Collections.Generic;
using GradGen;

public interface ITrainable
{
    double[] Forward(double[] x);

    double[] Backward(double[] dy, double learningRate);
}

[GradCheckable]
public partial class Trainable : ITrainable
{
    private readonly double[][] w;
    private readonly double[] b;
    private double[] x = new double[0];

    public Trainable(int inputs, int outputs)
    {
        b = new double[outputs];
        w = new double[outputs][];
        for (int i = 0; i < outputs; i++) w[i] = new double[inputs];
    }

    public double[] Forward(double[] x)
    {
        this.x = x;
        var y = new double[b.Length];
        for (int i = 0; i < y.Length; i++)
        {
            y[i] = b[i];
            for (int j = 0; j < x.Length; j++) y[i] += w[i][j] * x[j];
        }

        return y;
    }

    public double[] Backward(double[] dy, double learningRate)
    {
        var dx = new double[x.Length];
        for (int i = 0; i < dy.Length; i++)
        {
            for (int j = 0; j < x.Length; j++)
            {
                dx[j] += dy[i] * w[i][j];
                w[i][j] -= learningRate * dy[i] * x[j];
            }

            b[i] -= learningRate * dy[i];
        }

        return dx;
    }
}

[GradCheckable]
public partial class StepsOfItsLayers
{
    private readonly List<ITrainable> layers = new List<ITrainable>();
    private readonly Trainable last;
    private readonly double learningRate;

    public StepsOfItsLayers(int inputs, int hidden, int outputs, double learningRate)
    {
        layers.Add(new Trainable(inputs, hidden));
        last = new Trainable(hidden, outputs);
        this.learningRate = learningRate;
    }

    public double[] Forward(double[] x)
    {
        foreach (var layer in layers) x = layer.Forward(x);
        return last.Forward(x);
    }

    public void Backward(double[] gradient)
    {
        gradient = last.Backward(gradient, learningRate);
        for (int i = layers.Count - 1; i >= 0; i--) gradient = layers[i].Backward(gradient, learningRate); // WRONG layers: for (int i = layers.Count - 1; i >= 0; i--) gradient = layers[i].Backward(gradient, 2 * learningRate);
    }
}
