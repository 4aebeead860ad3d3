using GradGen.Harness;

namespace GradGen.Power.Running;

/// <summary>Where a layer is checked: its parameters, its inputs, and the upstream gradient.</summary>
/// <param name="Sizes">Which sizes the inputs have where the layer leaves them free.</param>
/// <param name="Theta">The parameters.</param>
/// <param name="Inputs">The values of every input, numbers of classes included.</param>
/// <param name="Upstream">The gradient of the cost by every output; empty for a loss.</param>
internal sealed record Point<T>(int Sizes, T[] Theta, Array[] Inputs, T[][] Upstream)
{
    /// <summary>The point that GradGen draws for a seed, so that everyone else can be given the same.</summary>
    /// <param name="layer">A correct layer.</param>
    /// <param name="seed">The seed of the check.</param>
    /// <param name="sizes">Which sizes to take; GradGen itself takes the first that the layer accepts.</param>
    /// <returns>Null when the layer does not accept the sizes.</returns>
    internal static Point<T>? Drawn(IHarnessed<T> layer, int seed, int sizes)
    {
        var observed = new Observed(layer, sizes);
        GradCheck.Run(observed, new GradCheckOptions { Seed = seed });
        return observed.Point;
    }

    /// <summary>Brings a layer here.</summary>
    internal void Apply(LayerHarness<T> harness)
    {
        harness.UnpackParameters(Theta, 0);
        for (var input = 0; input < Inputs.Length; input++)
        {
            if (Inputs[input] is T[] values)
                Flat.Fill<T>(harness.Inputs[input].Value, values);
            else
                Flat.Fill<int>(harness.Inputs[input].Value, (int[])Inputs[input]);
        }
    }

    private sealed class Observed(IHarnessed<T> layer, int sizes) : Decorator<T>(layer)
    {
        internal Point<T>? Point { get; set; }

        public override LayerHarness<T> CreateHarness(SampleSizes sizes1) => base.CreateHarness(new SampleSizes(sizes));

        protected override LayerHarness<T> Decorate(LayerHarness<T> harness) => new Observer(harness, this, sizes);
    }

    private sealed class Observer(LayerHarness<T> inner, Observed observed, int sizes) : DecoratedHarness<T>(inner)
    {
        // The first Backward is where the check begins; what comes later may be elsewhere.
        public override void Backward()
        {
            observed.Point ??= new Point<T>(
                sizes,
                Inner.PackParameters(),
                [.. Inputs.Select(static input => Values(input.Value))],
                IsLoss ? [] : [.. Upstream.Select(Flat.Copy<T>)]);
            base.Backward();
        }

        private static Array Values(Array input)
        {
            var element = input.GetType();
            while (element.IsArray)
                element = element.GetElementType()!;
            return element == typeof(T) ? Flat.Copy<T>(input) : Flat.Copy<int>(input);
        }
    }
}
