using System.Numerics;
using GradGen.Harness;
using GradGen.Power.Compiling;

namespace GradGen.Power.Running;

/// <summary>What a mutation does to a layer.</summary>
internal enum Effect
{
    /// <summary>The gradients are what they were: nothing to find.</summary>
    None,

    /// <summary>A gradient is another one.</summary>
    Wrong,

    /// <summary>Backward throws, which every check sees.</summary>
    Throws,
}

/// <summary>Tells the effect of a mutation by running the mutant and the original side by side.</summary>
internal static class EffectOf<T>
    where T : struct, IFloatingPointIeee754<T>
{
    // Far above rounding, which reordered sums cause too: relative to the component, and to the largest of its kind.
    private static readonly double OfComponent = typeof(T) == typeof(double) ? 1e-9 : 1e-4;
    private static readonly double OfLargest = typeof(T) == typeof(double) ? 1e-12 : 1e-5;

    /// <summary>Compares dθ and the gradients by the inputs at every point.</summary>
    internal static Effect Between(LayerType<T> original, LayerType<T> mutant, IEnumerable<Point<T>> points)
    {
        foreach (var sizes in points.GroupBy(static point => point.Sizes))
        {
            // One instance for all points, so that what is carried over from call to call shows.
            var right = original.Create().CreateHarness(new SampleSizes(sizes.Key));
            var gradients = sizes.Select(point => Gradients(right, point)).ToArray();
            try
            {
                var wrong = mutant.Create().CreateHarness(new SampleSizes(sizes.Key));
                if (sizes.Zip(gradients).Any(pair => Differ(pair.Second, Gradients(wrong, pair.First))))
                    return Effect.Wrong;
            }
            catch (Exception)
            {
                return Effect.Throws;
            }
        }

        return Effect.None;
    }

    private static List<T[]> Gradients(LayerHarness<T> harness, Point<T> point)
    {
        point.Apply(harness);
        harness.Forward();
        harness.AllocateUpstream();
        for (var output = 0; output < point.Upstream.Length; output++)
            Flat.Fill<T>(harness.Upstream[output], point.Upstream[output]);
        harness.ClearGradients();
        harness.Backward();
        var theta = harness.PackGradients();
        return [
            .. harness.GetParameterLayout().Blocks.Select(block => theta.AsSpan(block.Offset, block.Shape.Length).ToArray()),
            .. harness.InputGradients.Select(static gradient => gradient is null ? [] : Flat.Copy<T>(gradient))];
    }

    /// <summary>Whether the gradients of some block are others.</summary>
    internal static bool Differ(List<T[]> right, List<T[]> wrong)
    {
        for (var block = 0; block < right.Count; block++)
        {
            if (right[block].Length != wrong[block].Length)
                return true;
            var largest = right[block].Select(static value => Math.Abs(double.CreateChecked(value))).DefaultIfEmpty(0).Max();
            for (var i = 0; i < right[block].Length; i++)
            {
                var (a, b) = (double.CreateChecked(right[block][i]), double.CreateChecked(wrong[block][i]));
                // Written so that what is not a number differs.
                if (!(Math.Abs(a - b) <= OfComponent * Math.Max(Math.Abs(a), Math.Abs(b)) || Math.Abs(a - b) <= OfLargest * largest))
                    return true;
            }
        }

        return false;
    }
}
