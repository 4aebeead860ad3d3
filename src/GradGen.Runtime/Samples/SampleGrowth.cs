namespace GradGen.Samples;

/// <summary>Makes a sample larger where it is too small to show what can be wrong.</summary>
/// <typeparam name="TSample">The samples.</typeparam>
/// <param name="trial">Runs the layer in other sizes.</param>
internal sealed class SampleGrowth<TSample>(ISampleTrial<TSample> trial)
    where TSample : class, ITriedSample
{
    // An output axis of one entry hides whatever depends on its index; of two, whatever is wrong in the middle.
    private const int EnoughOutputs = 3;

    // Values of an input for each piece between thresholds, and in all.
    private const int ValuesForEach = 4;
    private const int MostValues = 16;

    private static readonly int[] Steps = [.. Enumerable.Range(1, 16), 20, 24, 28, 32];

    /// <summary>The sample, or a larger one.</summary>
    internal TSample Grow(TSample sample) => GrowLabels(GrowValues(PartAxes(GrowOutputs(sample))));

    // Inputs long enough for several outputs along every axis, and none of them as long as something else.
    private TSample GrowOutputs(TSample sample)
    {
        foreach (var name in sample.Sizes.OfInputs)
        {
            if (Shortage(sample) == 0)
                break;
            var size = sample.Sizes.SizeOf(name)!.Value;
            // Whether the outputs have anything to do with it shows at one that is much larger.
            if (!trial.Changes(sample, name, (4 * size) + 3) && !trial.Changes(sample, name, 4 * size))
                continue;
            foreach (var step in Steps)
            {
                sample = Better(sample, name, size + step, Shortage);
                if (Shortage(sample) == 0)
                    break;
            }
        }

        return sample;
    }

    // Axes of an output that are as long as one another hide one that stands in the other's place.
    private TSample PartAxes(TSample sample)
    {
        foreach (var name in sample.Sizes.OfInputs)
        {
            if (sample.Facts!.EqualOutputAxes == 0)
                break;
            sample = Better(sample, name, Unused(sample, name, sample.Sizes.SizeOf(name)!.Value + 1),
                static tried => Shortage(tried) + tried.Facts!.EqualOutputAxes);
        }

        return sample;
    }

    // Enough values for every piece between thresholds to have some, whatever else they depend on.
    private TSample GrowValues(TSample sample)
    {
        if (sample.Facts!.ThresholdCount == 0)
            return sample;
        var wanted = Math.Min(MostValues, ValuesForEach * (sample.Facts.ThresholdCount + 1));
        foreach (var name in Plain(sample))
        {
            if (sample.Facts!.FewestValues >= wanted)
                break;
            sample = Better(sample, name, Unused(sample, name, wanted), static tried => -tried.Facts!.FewestValues);
        }

        return sample;
    }

    // More labels than there are classes, so that some come twice and all of them come.
    private TSample GrowLabels(TSample sample)
    {
        foreach (var name in sample.Sizes.OfInputs)
        {
            if (sample.Facts!.MissingLabels is not (> 0 and var missing))
                break;
            sample = Better(sample, name, Unused(sample, name, Math.Min(MostValues, sample.Sizes.SizeOf(name)!.Value + missing)),
                static tried => tried.Facts!.MissingLabels);
        }

        return sample;
    }

    // The sizes of inputs, and those of the layer that mean no more than how much there is of something.
    private static IEnumerable<string> Plain(TSample sample) =>
        sample.Sizes.OfInputs.Concat(sample.Sizes.Drawn.Select(static drawn => drawn.Key).Where(name => sample.Sizes.KindOf(name) is null)).Distinct();

    private TSample Better(TSample sample, string name, int size, Func<TSample, int> lack)
    {
        if (sample.Sizes.Beside(name).Contains(size))
            return sample;
        var tried = trial.Run(sample.Assignment.WithSize(name, size));
        var isBetter = tried.Facts is not null && lack(tried) < lack(sample);
        trial.PutBack(tried);
        if (!isBetter)
            return sample;
        // Both may run one layer, which gets back what it had before the first only if the last is put back first.
        trial.PutBack(sample);
        return trial.Run(tried.Assignment);
    }

    private static int Unused(TSample sample, string name, int least)
    {
        var taken = sample.Sizes.Beside(name);
        return Enumerable.Range(least, taken.Count + 1).First(size => !taken.Contains(size));
    }

    private static int Shortage(TSample sample) => sample.Facts!.OutputSizes.Sum(static size => Math.Max(0, EnoughOutputs - size));
}
