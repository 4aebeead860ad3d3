using GradGen.Harness;
using GradGen.Numerics;
using GradGen.Samples;

namespace GradGen.Subjects;

/// <summary>Draws the values of a layer's inputs.</summary>
internal sealed class InputDrawing<T>(LayerHarness<T> harness, LayerInputs<T> inputs)
{
    /// <summary>How they are drawn.</summary>
    internal PointDrawing Plan { get; } = new(
        [.. harness.Inputs.Select((input, number) => Facts(input, isLabel: input.Role == InputRole.Label || inputs[number] is not InputValues<T>))],
        harness.Thresholds,
        () => harness.GetParameterLayout().Blocks.FirstOrDefault(static block => block.Shape.Dimensions.Count > 0)?.Shape.Dimensions[0],
        harness.Sizes.Assignment.Classes);

    /// <summary>Draws all inputs again.</summary>
    internal void Draw(SplitMix64 random, PointStyle style, bool insideUnitInterval)
    {
        var drawn = Plan.Draw(random, style, insideUnitInterval);
        for (var number = 0; number < inputs.Count; number++)
        {
            if (drawn[number].Labels.Length == 0 && inputs[number] is InputValues<T> reals)
                Precision.FromDouble<T>(drawn[number].Reals, reals.Values);
            else
                inputs[number].Label(drawn[number].Labels);
        }

        inputs.Restore();
    }

    private static InputFacts Facts(HarnessInput input, bool isLabel) => new()
    {
        Count = input.Shape.Length,
        Sizes = input.Shape.Dimensions,
        IsRagged = input.Shape.IsRagged,
        IsTarget = input.Role == InputRole.Target,
        IsLabel = isLabel,
        IsBoolean = input.Value is bool[] or bool[,] or bool[,,] or bool[][],
        Domain = input.Domain,
        LabelCount = input.LabelCount,
        ComparedWith = input.ComparedWith,
        IsOneOfCompared = input.IsOneOfCompared,
        TakesAnySign = input.TakesAnySign,
    };
}
