using GradGen.Numerics;

namespace GradGen.Samples;

/// <summary>Integers for an input of class numbers, indices or flags.</summary>
internal static class LabelValues
{
    /// <summary>
    /// Each class as often as the others; in another style fewer classes, so that some occur twice and two of them in a row, or those
    /// that the code looks for.
    /// </summary>
    /// <param name="count">How many.</param>
    /// <param name="first">The smallest.</param>
    /// <param name="classes">How many classes there are.</param>
    /// <param name="compared">What the code compares labels with.</param>
    /// <param name="style">How the point is drawn.</param>
    /// <param name="random">The random numbers.</param>
    internal static int[] Draw(int count, int first, int classes, IReadOnlyList<int> compared, PointStyle style, SplitMix64 random)
    {
        var used = style.RepeatsLabels ? Math.Max(1, Math.Min(classes - 1, (count + 1) / 2)) : classes;
        // A single label repeats nothing, but can be another one.
        var offset = style.RepeatsLabels ? 1 : 0;
        var labels = new int[count];
        for (var i = 0; i < count; i++)
            labels[i] = first + (((i % used) + offset) % classes);
        if (style.HasComparedLabels)
        {
            // A third of them, and never all where there are several: what is left is averaged over.
            for (var i = 0; i < Math.Max(1, count / 3); i++)
                labels[i] = compared[i % compared.Count];
        }

        SampleValues.Shuffle<int>(labels, random);
        if (style.RepeatsLabels)
            BringTogether(labels);
        return labels;
    }

    // Code may ask whether a label is the one before it: two neighbours are equal, unless all labels differ.
    private static void BringTogether(int[] labels)
    {
        if (Enumerable.Range(1, Math.Max(0, labels.Length - 1)).Any(i => labels[i] == labels[i - 1]))
            return;
        for (var i = 0; i < labels.Length; i++)
        {
            if (Array.IndexOf(labels, labels[i], i + 1) is > 0 and var twin)
            {
                (labels[i + 1], labels[twin]) = (labels[twin], labels[i + 1]);
                return;
            }
        }
    }

    /// <summary>Flags of which one in each row differs from the others, in no two rows at the same place while there are places left.</summary>
    /// <param name="count">How many.</param>
    /// <param name="row">How many of them are a row.</param>
    /// <param name="lone">The value of that one, 0 or 1.</param>
    /// <param name="random">The random numbers.</param>
    internal static int[] Lone(int count, int row, int lone, SplitMix64 random)
    {
        var flags = new int[count];
        flags.AsSpan().Fill(1 - lone);
        var first = random.Next(row);
        for (var start = 0; start < count; start += row)
            flags[start + ((first + (start / row)) % row)] = lone;
        return flags;
    }
}
