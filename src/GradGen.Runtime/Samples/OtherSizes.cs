using GradGen.Harness;

namespace GradGen.Samples;

/// <summary>What is tried in place of sizes that a layer refuses.</summary>
internal static class OtherSizes
{
    // What two sizes are tried at together.
    private static readonly int[] Small = [2, 3, 4, 5, 6, 8];

    /// <summary>Other orders of sizes, then one size after the other, what inputs have first, then pairs.</summary>
    /// <param name="start">What was decided.</param>
    /// <param name="refused">The sizes that were refused.</param>
    /// <param name="mayBeLabels">Whether it may be labels that were refused, since an index was out of range.</param>
    internal static IEnumerable<Assignment> Around(Assignment start, SampleSizes refused, bool mayBeLabels)
    {
        var names = refused.OfInputs.Concat(refused.Drawn.Select(static drawn => drawn.Key)).Distinct().ToArray();
        if (names.Length == 0)
            yield break;
        for (var order = 0; order < SampleSizes.AttemptCount; order++)
        {
            if (order != start.Order)
                yield return start with { Order = order };
        }

        if (mayBeLabels)
        {
            yield return start with { Classes = 2 };
            yield return start with { Classes = 1 };
        }

        var known = refused.Named.Select(static size => size.Value).Where(static size => size > 0).ToArray();
        var products = Products(known).Concat(known.Select(static one => (2 * one) - 1)).Where(static size => size <= 64);
        int[] sizes = [.. Enumerable.Range(2, 11).Concat(products).Concat([1, 16, 25, 32, 36, 49, 64]).Distinct()];
        foreach (var name in names)
        {
            foreach (var size in sizes.Where(size => MayBe(name, size)))
                yield return start.WithSize(name, size);
        }

        for (var second = 1; second < names.Length; second++)
        {
            for (var other = 0; other < second; other++)
            {
                foreach (var one in Small)
                {
                    foreach (var two in Small.Where(two => two != one || refused.OfInputs.Contains(names[second])))
                        yield return start.WithSize(names[other], one).WithSize(names[second], two);
                }
            }
        }

        // Two sizes that a layer was made with are equal only by its own wish.
        bool MayBe(string name, int size) =>
            refused.OfInputs.Contains(name) || !refused.Drawn.Any(drawn => drawn.Key != name && drawn.Value == size && !refused.OfInputs.Contains(drawn.Key));
    }

    /// <summary>
    /// For a Forward that takes any: the layer may fix the size for Backward, to one that it has, or to what these make
    /// together, but not to that of another axis of its inputs, which would hide what is exchanged.
    /// </summary>
    /// <param name="assignment">What was decided.</param>
    /// <param name="refused">The sizes for which Backward threw.</param>
    internal static IEnumerable<Assignment> ForBackward(Assignment assignment, SampleSizes refused)
    {
        var own = refused.Named.Where(size => !refused.OfInputs.Contains(size.Key)).Select(static size => size.Value).ToArray();
        var ofInputs = refused.Named.Where(size => refused.OfInputs.Contains(size.Key)).Select(static size => size.Value);
        return from name in refused.OnTrial
               from size in own.Concat(Products(own)).Distinct().Except(ofInputs)
               select assignment.WithSize(name, size);
    }

    // Of two, and of three that differ: what is laid flat has channels, rows and columns.
    private static IEnumerable<int> Products(int[] sizes) =>
        sizes.SelectMany(one => sizes.Select(other => one * other)).Concat(
            from first in Enumerable.Range(0, sizes.Length)
            from second in Enumerable.Range(0, first)
            from third in Enumerable.Range(0, second)
            select sizes[first] * sizes[second] * sizes[third]);
}
