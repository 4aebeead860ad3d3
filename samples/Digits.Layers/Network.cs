using GradGen;

namespace Digits.Layers;

/// <summary>A classifier of digits: layers one behind the other, and the loss that they are trained by.</summary>
[GradCheckable]
public sealed partial class Network(int inputs, params ILayer[] layers)
{
    /// <summary>The digits 0 to 9.</summary>
    public const int Classes = 10;

    private readonly ILayer[] _layers = layers;
    private readonly SoftmaxCrossEntropy _loss = new();

    public bool Training
    {
        get;
        set
        {
            field = value;
            foreach (var layer in _layers.OfType<ITrainingMode>())
                layer.Training = value;
        }
    } = true;

    /// <summary>One of every kind of layer, small, for the check.</summary>
    [GradCheckFactory]
    public static Network OfEveryKind(int inputs, int hidden, Random random) =>
        new(inputs, new Dense(inputs, hidden, random), new BatchNorm(hidden), new Tanh(), new Dropout(random), new Dense(hidden, Classes, random));

    /// <summary>The mean loss of a batch.</summary>
    public double Forward([Shape("batch", "inputs")] double[,] x, [Domain(0, Classes - 1)] int[] labels) => _loss.Forward(Logits(x), labels);

    /// <summary>Sets the gradients of all layers, and gives the loss's gradient with respect to the inputs.</summary>
    public double[,] Backward()
    {
        var gradient = _loss.Backward();
        for (var layer = _layers.Length - 1; layer >= 0; layer--)
            gradient = _layers[layer].Backward(gradient);
        return gradient;
    }

    /// <summary>The likeliest class of each row.</summary>
    public int[] Classify(double[,] x)
    {
        var logits = Logits(x);
        var classes = new int[logits.GetLength(0)];
        for (var n = 0; n < classes.Length; n++)
        {
            for (var c = 1; c < logits.GetLength(1); c++)
            {
                if (logits[n, c] > logits[n, classes[n]])
                    classes[n] = c;
            }
        }

        return classes;
    }

    private double[,] Logits(double[,] x)
    {
        if (x.GetLength(1) != inputs)
            throw new ArgumentException($"A row has {x.GetLength(1)} values, the network takes {inputs}.", nameof(x));
        return _layers.Aggregate(x, static (values, layer) => layer.Forward(values));
    }
}
