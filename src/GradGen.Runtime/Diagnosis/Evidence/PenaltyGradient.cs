using System.Globalization;

namespace GradGen.Diagnosis.Evidence;

/// <summary>The gradient of a penalty with respect to a parameter: a factor times the parameter (squares) or its signs (absolute values).</summary>
internal sealed class PenaltyGradient
{
    private readonly string _text;

    private PenaltyGradient(double factor, string text)
    {
        Factor = factor;
        _text = text;
    }

    /// <summary>Above zero where the claimed gradient lacks it, below where it has it too much.</summary>
    internal double Factor { get; }

    /// <summary>Those that make up all of what is wrong with the gradient of a parameter.</summary>
    internal static IEnumerable<PenaltyGradient> Missing(BlockEvidence evidence)
    {
        if (evidence.Block.Kind != BlockKind.Parameter)
            yield break;
        var theta = evidence.Point.ToArray();
        foreach (var (term, name) in new[]
        {
            (theta, evidence.Name),
            (Array.ConvertAll(theta, static value => (double)Math.Sign(value)), $"sign({evidence.Name})"),
        })
        {
            // What is the same everywhere may be any constant.
            if (!Array.TrueForAll(term, value => value == term[0]) && evidence.Missing(term) is { } factor and not 0)
                yield return new PenaltyGradient(factor, $"{Text(evidence, Math.Abs(factor))} × {name}");
        }
    }

    /// <summary>As in "0.2 × _weights".</summary>
    public override string ToString() => _text;

    private static string Text(BlockEvidence evidence, double factor) => factor.ToString(evidence.IsSingle ? "G3" : "G5", CultureInfo.InvariantCulture);
}
