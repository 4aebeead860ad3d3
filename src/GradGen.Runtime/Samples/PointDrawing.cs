using GradGen.Numerics;

namespace GradGen.Samples;

/// <summary>Draws the values of the inputs of a layer: real ones, targets and labels.</summary>
/// <param name="inputs">The inputs.</param>
/// <param name="compared">The numbers that the layer's code compares real values with.</param>
/// <param name="tableRows">How many rows the first parameter has, which labels may name; null where there is none.</param>
/// <param name="mostClasses">The largest number of classes; null for as many as the layer shows.</param>
internal sealed class PointDrawing(IReadOnlyList<InputFacts> inputs, IEnumerable<double> compared, Func<int?> tableRows, int? mostClasses)
{
    /// <summary>Smaller thresholds guard logarithms and divisions: nothing is meant to be computed on the other side.</summary>
    internal const double Guarding = 1e-4;

    private readonly (int Moved, int Other)? _twins = Twins(inputs);

    /// <summary>The numbers that real values are drawn on both sides of.</summary>
    internal IReadOnlyList<double> Thresholds { get; } = [.. compared.Where(static threshold => threshold == 0 || Math.Abs(threshold) >= Guarding).Distinct()];

    /// <summary>How many labels are missing in the shortest series of them, for each class to come and some to come twice.</summary>
    internal int MissingLabels => inputs.Where(static input => input.IsLabel && input.Count > 1)
        .Select(input => LabelsOf(input).Count + 2 - input.Count).DefaultIfEmpty(0).Max();

    /// <summary>The styles of the first points.</summary>
    internal IReadOnlyList<PointStyle> Styles(bool hasParameters) => PointStyle.Of(new PointFacts(
        Thresholds,
        [.. inputs.Where(static input => !input.IsOneOfCompared).SelectMany(static input => input.ComparedWith).Distinct()],
        inputs.Any(static input => input.IsLabel),
        inputs.Any(static input => input.FlagsInARow > 0),
        _twins is not null,
        inputs.Any(static input => input is { IsTarget: true, TakesAnySign: true }),
        hasParameters));

    /// <summary>Draws all inputs again.</summary>
    internal IReadOnlyList<DrawnInput> Draw(SplitMix64 random, PointStyle style, bool insideUnitInterval)
    {
        DrawnInput[] drawn = [.. inputs.Select(
            (input, number) => Draw(input, style.IsOfFirst && number > 0 ? PointStyle.Usual : style, style, insideUnitInterval, random))];
        if (style.IsNear && !insideUnitInterval && _twins is var (moved, other))
            SampleValues.Near(drawn[moved].Reals, drawn[other].Reals, Thresholds, random);
        return drawn;
    }

    private DrawnInput Draw(InputFacts input, PointStyle real, PointStyle ofLabels, bool insideUnitInterval, SplitMix64 random) =>
        input.IsLabel ? new DrawnInput([], Labels(input, ofLabels, random))
        : input.IsTarget
            ? new DrawnInput(SampleValues.Target(input.Count, input.IsRagged ? 1 : Math.Max(1, input.LastSize), input.Domain,
                input.TakesAnySign ? real : PointStyle.Usual, random), [])
        : new DrawnInput(SampleValues.Real(input.Count, input.Domain, Thresholds, real, insideUnitInterval, random), []);

    private int[] Labels(InputFacts input, PointStyle style, SplitMix64 random)
    {
        var (first, count) = LabelsOf(input);
        var compared = input.ComparedWith.Count > 0 && !input.IsOneOfCompared ? input.ComparedWith : [first];
        var labels = style.LoneFlag is { } lone && input.FlagsInARow is > 0 and var row
            ? LabelValues.Lone(input.Count, row, lone, random)
            : LabelValues.Draw(input.Count, first, count, compared, style, random);
        return input.IsOneOfCompared ? Array.ConvertAll(labels, label => input.ComparedWith[label]) : labels;
    }

    // The smallest of an input's labels, and how many there are.
    private (int First, int Count) LabelsOf(InputFacts input)
    {
        var (first, count) = input.Domain is { } domain
            ? ((int)Math.Ceiling(domain.Minimum), (int)(Math.Floor(domain.Maximum) - Math.Ceiling(domain.Minimum)) + 1)
            : (0, input.IsOneOfCompared ? input.ComparedWith.Count : input.LabelCount > 0 ? input.LabelCount : Classes());
        return (first, Math.Max(1, Math.Min(count, mostClasses ?? count)));
    }

    // Labels name an output class, of which a real input has one value each, or a row of a table of parameters.
    private int Classes()
    {
        var real = inputs.FirstOrDefault(static input => input is { IsTarget: false, IsLabel: false, Sizes.Count: > 0 });
        return Math.Max(1, real?.LastSize ?? tableRows() ?? 2);
    }

    // Two inputs of as many values, of which the first is free to be moved: a prediction and its target.
    private static (int Moved, int Other)? Twins(IReadOnlyList<InputFacts> inputs)
    {
        for (var first = 0; first < inputs.Count; first++)
        {
            for (var second = 0; second < inputs.Count; second++)
            {
                if (first != second && inputs[first] is { IsTarget: false, IsLabel: false, Domain: null } && !inputs[second].IsLabel
                    && inputs[first].Count == inputs[second].Count)
                    return (first, second);
            }
        }

        return null;
    }
}

/// <summary>The values of an input.</summary>
/// <param name="Reals">Those of real numbers; none of labels.</param>
/// <param name="Labels">Those of labels, flags as 0 and 1.</param>
internal sealed record DrawnInput(double[] Reals, int[] Labels);
