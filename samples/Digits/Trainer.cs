using Digits.Layers;
using GradGen;

namespace Digits;

/// <summary>Plain stochastic gradient descent: θ ← θ − rate · dθ, batch by batch.</summary>
internal sealed class Trainer(DigitSet training, DigitSet test)
{
    public const int Epochs = 30;
    private const int BatchSize = 32;
    private const double Rate = 0.1;

    /// <summary>Trains a network, and tells after every epoch how far it has come.</summary>
    public void Train(Network network, int seed, Action<Epoch> completed)
    {
        var random = new Random(seed);
        var order = Enumerable.Range(0, training.Count).ToArray();
        var theta = network.PackParameters();
        var gradients = new double[theta.Length];
        for (var epoch = 1; epoch <= Epochs; epoch++)
        {
            random.Shuffle(order);
            network.Training = true;
            var (loss, batches) = (0.0, order.Length / BatchSize);
            for (var batch = 0; batch < batches; batch++)
            {
                var digits = training.Select(order.AsSpan(batch * BatchSize, BatchSize));
                loss += network.Forward(digits.Images, digits.Labels) / batches;
                network.Backward();
                network.PackGradients(gradients);
                for (var i = 0; i < theta.Length; i++)
                    theta[i] -= Rate * gradients[i];
                network.UnpackParameters(theta);
            }

            completed(new Epoch(epoch, loss, Accuracy(network)));
        }
    }

    private double Accuracy(Network network)
    {
        network.Training = false;
        return (double)network.Classify(test.Images).Zip(test.Labels).Count(static pair => pair.First == pair.Second) / test.Count;
    }
}
