using GradGen.Harness;
using GradGen.Numerics;
using GradGen.Samples;

namespace GradGen.Subjects;

/// <summary>Draws the values of inputs: real ones, targets and labels.</summary>
internal sealed class InputDrawing<T>(LayerHarness<T> harness, LayerInputs<T> inputs)
{
    // What keeps a division from going wrong: nobody means to compute anything on the other side of it.
    private const double Guarding = 1e-4;

    /// <summary>The numbers that the layer's code compares real values with.</summary>
    internal IReadOnlyList<double> Thresholds { get; } =
        [.. harness.Thresholds.Where(static threshold => threshold == 0 || Math.Abs(threshold) >= Guarding).Distinct()];

    /// <summary>How many labels are missing in the shortest series of them, for each class to come and some to come twice.</summary>
    internal int MissingLabels => harness.Inputs
        .Where(static input => input.Role == InputRole.Label && input.Shape.Length > 1)
        .Select(input => LabelsOf(input).Count + 2 - input.Shape.Length).DefaultIfEmpty(0).Max();

    /// <summary>The styles of the first points.</summary>
    internal IReadOnlyList<PointStyle> Styles(bool hasParameters) => PointStyle.Of(new PointFacts(
        Thresholds,
        [.. harness.Inputs.Where(static input => !input.IsOneOfCompared).SelectMany(static input => input.ComparedWith).Distinct()],
        harness.Inputs.Any(static input => input.Role == InputRole.Label),
        harness.Inputs.Any(static input => input.FlagsInARow > 0),
        Twins() is not null,
        harness.Inputs.Any(static input => input is { Role: InputRole.Target, TakesAnySign: true }),
        hasParameters));

    /// <summary>Draws all inputs anew.</summary>
    internal void Draw(SplitMix64 random, PointStyle style, bool insideUnitInterval)
    {
        for (var number = 0; number < inputs.Count; number++)
            Draw(harness.Inputs[number], inputs[number], style.IsOfFirst && number > 0 ? PointStyle.Usual : style, style, insideUnitInterval, random);
        if (style.IsNear && !insideUnitInterval && Twins() is var (moved, other))
        {
            var near = Array.ConvertAll(moved.Values, Precision.ToDouble);
            SampleValues.Near(near, Array.ConvertAll(other.Values, Precision.ToDouble), Thresholds, random);
            Precision.FromDouble<T>(near, moved.Values);
        }

        inputs.Restore();
    }

    private void Draw(HarnessInput input, InputValues into, PointStyle real, PointStyle ofLabels, bool insideUnitInterval, SplitMix64 random)
    {
        switch (into)
        {
            case InputValues<T> values when input.Role == InputRole.Target:
                var sizes = input.Shape.Dimensions;
                var last = sizes.Count == 0 || input.Shape.IsRagged ? 1 : sizes[sizes.Count - 1];
                var target = SampleValues.Target(input.Shape.Length, last, input.Domain, input.TakesAnySign ? real : PointStyle.Usual, random);
                Precision.FromDouble<T>(target, values.Values);
                break;
            case InputValues<T> values when input.Role != InputRole.Label:
                Precision.FromDouble<T>(SampleValues.Real(input.Shape.Length, input.Domain, Thresholds, real, insideUnitInterval, random), values.Values);
                break;
            default:
                into.Label(Labels(input, ofLabels, random));
                break;
        }
    }

    private int[] Labels(HarnessInput input, PointStyle style, SplitMix64 random)
    {
        var (first, count) = LabelsOf(input);
        var compared = input.ComparedWith.Count > 0 && !input.IsOneOfCompared ? input.ComparedWith : [first];
        var labels = style.LoneFlag is { } lone && input.FlagsInARow is > 0 and var row
            ? LabelValues.Lone(input.Shape.Length, row, lone, random)
            : LabelValues.Draw(input.Shape.Length, first, count, compared, style, random);
        return input.IsOneOfCompared ? Array.ConvertAll(labels, label => input.ComparedWith[label]) : labels;
    }

    // The smallest of an input's labels, and how many there are.
    private (int First, int Count) LabelsOf(HarnessInput input)
    {
        var (first, count) = input.Domain is { } domain
            ? ((int)Math.Ceiling(domain.Minimum), (int)(Math.Floor(domain.Maximum) - Math.Ceiling(domain.Minimum)) + 1)
            : (0, input.IsOneOfCompared ? input.ComparedWith.Count : input.LabelCount > 0 ? input.LabelCount : Classes());
        return (first, Math.Max(1, Math.Min(count, harness.Sizes.Assignment.Classes ?? count)));
    }

    // Labels name an output class, of which a real input has one value each, or a row of a table of parameters.
    private int Classes()
    {
        var real = harness.Inputs.FirstOrDefault(static input => input.Role == InputRole.Real && input.Shape.Dimensions.Count > 0);
        if (real is not null)
            return Math.Max(1, real.Shape.Dimensions[real.Shape.Dimensions.Count - 1]);
        var table = harness.GetParameterLayout().Blocks.FirstOrDefault(static block => block.Shape.Dimensions.Count > 0);
        return Math.Max(1, table?.Shape.Dimensions[0] ?? 2);
    }

    // Two inputs of as many values, of which the first is free to be moved: a prediction and its target.
    private (InputValues<T> Moved, InputValues<T> Other)? Twins()
    {
        for (var first = 0; first < inputs.Count; first++)
        {
            for (var second = 0; second < inputs.Count; second++)
            {
                if (first != second && harness.Inputs[first] is { Role: InputRole.Real, Domain: null }
                    && harness.Inputs[second].Role is InputRole.Real or InputRole.Target
                    && inputs[first] is InputValues<T> moved && inputs[second] is InputValues<T> other && moved.Values.Length == other.Values.Length)
                {
                    return (moved, other);
                }
            }
        }

        return null;
    }
}
