using GradGen.Harness;

namespace GradGen.Power.Running;

/// <summary>What a data set for a dense layer is to PyTorch: weights as nn.Linear initialises them, normal inputs.</summary>
internal static class LinearData
{
    internal static Point<double> Point(int n, int seed)
    {
        var random = new Random(seed);
        var layer = new Linear(n);
        var harness = layer.CreateHarness(new SampleSizes());
        var scale = 1 / Math.Sqrt(n);
        double[] theta = [.. Enumerable.Range(0, harness.ParameterCount).Select(_ => scale * ((2 * random.NextDouble()) - 1))];
        double[] x = [.. Enumerable.Range(0, Linear.Batch * n).Select(_ => Normal(random))];
        return new Point<double>(0, theta, [x], [new double[Linear.Batch * n]]);
    }

    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
