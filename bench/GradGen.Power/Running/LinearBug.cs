using GradGen.Harness;

namespace GradGen.Power.Running;

/// <summary>A mistake in the weights' gradient of a dense layer.</summary>
/// <param name="Name">What is wrong.</param>
/// <param name="Falsify">Makes of the right gradient, n×n, the wrong one.</param>
internal sealed record LinearBug(string Name, Action<Span<double>, int, Random> Falsify)
{
    /// <summary>The table that was measured of PyTorch.</summary>
    internal static IReadOnlyList<LinearBug> All { get; } =
    [
        new("one dW entry 1 % off", static (dw, _, random) => dw[random.Next(dw.Length)] *= 1.01),
        new("one dW entry's sign flipped", static (dw, _, random) => Flip(ref dw[random.Next(dw.Length)])),
        new("dW missing 1/N", static (dw, _, _) => Scale(dw, Linear.Batch)),
        new("dW transposed", static (dw, n, _) => Transpose(dw, n)),
        new("last row dropped", static (dw, n, _) => dw[^n..].Clear()),
        new("whole dW 1 % off", static (dw, _, _) => Scale(dw, 1.01)),
    ];

    /// <summary>A dense layer with this bug in it, at the same place whenever the seed is the same.</summary>
    internal Decorator<double> In(Linear layer, int n, int seed) => new Falsified(layer, this, n, seed);

    private static void Flip(ref double entry) => entry = -entry;

    private static void Scale(Span<double> values, double factor)
    {
        foreach (ref var value in values)
            value *= factor;
    }

    private static void Transpose(Span<double> dw, int n)
    {
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < i; j++)
                (dw[(i * n) + j], dw[(j * n) + i]) = (dw[(j * n) + i], dw[(i * n) + j]);
        }
    }

    private sealed class Falsified(Linear layer, LinearBug bug, int n, int seed) : Decorator<double>(layer)
    {
        protected override LayerHarness<double> Decorate(LayerHarness<double> harness) => new Harness(harness, bug, n, seed);
    }

    private sealed class Harness(LayerHarness<double> inner, LinearBug bug, int n, int seed) : DecoratedHarness<double>(inner)
    {
        private readonly double[] _off = new double[inner.ParameterCount];

        // What one call adds is wrong, as it is where the mistake is in Backward's code; what was there before is not touched.
        public override void Backward()
        {
            var (before, after) = (new double[_off.Length], new double[_off.Length]);
            base.PackGradients(before);
            base.Backward();
            base.PackGradients(after);
            var weights = GetParameterLayout().Blocks.Single(static block => block.Name == Linear.Weights);
            double[] added = [.. Enumerable.Range(weights.Offset, weights.Shape.Length).Select(i => after[i] - before[i])];
            double[] falsified = [.. added];
            bug.Falsify(falsified, n, new Random(seed));
            for (var i = 0; i < added.Length; i++)
                _off[weights.Offset + i] += falsified[i] - added[i];
        }

        public override void PackGradients(Span<double> gradients)
        {
            base.PackGradients(gradients);
            for (var i = 0; i < gradients.Length; i++)
                gradients[i] += _off[i];
        }

        public override void ClearGradients()
        {
            base.ClearGradients();
            Array.Clear(_off);
        }
    }
}
