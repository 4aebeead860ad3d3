using System.Globalization;
using GradGen.Diagnosis.Evidence;

namespace GradGen.Diagnosis.Hypotheses;

/// <summary>The gradient is a multiple of the true one: a division too few or too many, a forgotten scale.</summary>
internal sealed class ConstantFactor : IHypothesis
{
    // What is farther from one is the rounding of a zero.
    private const double Largest = 1e6;

    public string Name => "constant factor";

    public string? Explain(BlockEvidence evidence)
    {
        // A single number is always a multiple of another: only a known factor says something about it, and only where it is
        // known exactly.
        var isSingle = evidence.Known < 2;
        double factor;
        if (isSingle)
        {
            if (evidence.IsSingle || evidence.Part is not null)
                return null;
            factor = evidence.Claimed(0) / evidence.Derivative(0);
        }
        else if (evidence.Factor() is { } correction)
        {
            factor = 1 / correction;
        }
        else
        {
            return null;
        }

        if (!(Math.Abs(factor) is > 1 / Largest and < Largest))
            return null;
        var meaning = FactorMeaning.Of(factor, evidence);
        // What was multiplied by another row's value is a multiple too, of which the number says nothing.
        if (meaning is null && (isSingle || evidence.Part is not null || factor < 0))
            return null;
        var where = evidence.Count > 1 ? " in every component" : string.Empty;
        return $"the gradient of {evidence.Name} is {meaning?.Number ?? Rounded(factor)} × the true one{where}" + (meaning is null
            ? $": Backward lacks a factor of {Rounded(1 / factor)} that Forward has, or has one factor too many."
            : $", and {meaning.Text}.");

        string Rounded(double value) => value.ToString(evidence.IsSingle ? "G3" : "G5", CultureInfo.InvariantCulture);
    }
}
