using GradGen.Diagnosis.Evidence;

namespace GradGen.Diagnosis.Hypotheses;

/// <summary>
/// The derivative of an activation is missing, taken at the output in place of the pre-activation, or another function's.
/// Looks at blocks that move each output by itself: the input of an elementwise layer, or biases before its activation.
/// </summary>
internal sealed class ActivationDerivative : IHypothesis
{
    // Far enough for an activation to bend.
    private const int Farthest = 2;

    public string Name => "activation derivative";

    public string? Explain(BlockEvidence evidence)
    {
        var upstream = evidence.Upstream.ToArray();
        if (evidence.Known < 2 || upstream.Length == 0 || OwnOutputs.Find(evidence, upstream.Length) is not { } owners)
            return null;
        var slopes = evidence.Trials.OutputChanges([.. Enumerable.Range(0, evidence.Count)]);
        if (!Differs([.. slopes.Where((_, j) => owners[j] >= 0)]))
            return null;
        var name = evidence.Name;
        if (IsGiven(evidence, upstream, owners, static _ => 1))
            return $"the gradient of {name} is the upstream gradient itself: the derivative of the activation is missing, or whatever else "
                + "Forward multiplies by.";
        return IsTakenElsewhere(evidence, upstream, owners, slopes) is { } elsewhere
            ? $"the gradient of {name} {elsewhere}"
            : InsideGate(evidence, upstream, owners, slopes) is { } inside ? $"the gradient of {name} {inside}" : null;
    }

    private static bool Differs(double[] slopes) => Array.Exists(slopes, slope => Math.Abs(slope - slopes[0]) > 1e-3 * Math.Abs(slopes[0]));

    // Whether the claimed gradient is the upstream one times some slope of each output, summed over what a component moves.
    private static bool IsGiven(BlockEvidence evidence, double[] upstream, int[] owners, Func<int, double> slope)
    {
        var given = new double[evidence.Count];
        var size = 0.0;
        for (var j = 0; j < upstream.Length; j++)
        {
            if (owners[j] < 0)
                continue;
            var part = upstream[j] * slope(j);
            given[owners[j]] += part;
            size = Math.Max(size, Math.Abs(part));
        }

        return Enumerable.Range(0, given.Length).All(i => evidence.AreClose(evidence.Analytic[i], given[i], 0.01 * size));
    }

    // An elementwise layer can be run at its own outputs, whatever its activation is.
    private static string? IsTakenElsewhere(BlockEvidence evidence, double[] upstream, int[] owners, double[] slopes)
    {
        if (!evidence.IsLikeOutputs || owners.Where(static (owner, j) => owner != j).Any())
            return null;
        var outputs = evidence.Trials.OutputsAt(0);
        var there = evidence.Trials.SlopesAt(outputs);
        if (IsGiven(evidence, upstream, owners, j => there[j]))
            return DerivativeMistake.AtOutputs;
        var claimed = evidence.Trials.AnalyticAt(outputs);
        return Enumerable.Range(0, slopes.Length).All(j => evidence.AreClose(claimed[j], upstream[j] * slopes[j], 0.01))
            ? DerivativeMistake.OfPreActivation
            : null;
    }

    private static string? InsideGate(BlockEvidence evidence, double[] upstream, int[] owners, double[] slopes)
    {
        if (evidence.Block.Domain is not null)
            return null;
        var curves = new double[(2 * Farthest) + 1][];
        for (var offset = -Farthest; offset <= Farthest; offset++)
            curves[offset + Farthest] = evidence.Trials.OutputsAt(offset);
        return Written(DerivativeMistake.OfSigmoid, 1, static s => s, static s => s * (1 - s))
            ?? Written(DerivativeMistake.OfTanh, 2, static s => (2 * s) - 1, static t => 1 - (t * t));

        string? Written(IReadOnlyList<DerivativeMistake> mistakes, double rate, Func<double, double> value, Func<double, double> right)
        {
            var values = new double[owners.Length];
            for (var j = 0; j < values.Length; j++)
                values[j] = owners[j] < 0 ? double.NaN : value(SquashedOutput.Of([.. curves.Select(curve => curve[j])], rate, evidence.IsSingle ? 1e-4 : 1e-8));
            return mistakes.FirstOrDefault(mistake => IsWritten(evidence, upstream, owners, slopes, values, s => mistake.Written(s) / right(s)))?.Text;
        }
    }

    private static bool IsWritten(BlockEvidence evidence, double[] upstream, int[] owners, double[] slopes, double[] values, Func<double, double> ratio)
    {
        // Each sample has an activation of its own.
        if (Enumerable.Range(0, owners.Length).All(j => owners[j] < 0 || slopes[j] == 0 || !double.IsNaN(values[j])))
            return IsGiven(evidence, upstream, owners, j => slopes[j] == 0 ? 0 : slopes[j] * ratio(values[j]));
        // One sample has outputs besides that do not show it.
        var corrected = evidence.Analytic.ToArray();
        for (var i = 0; i < corrected.Length; i++)
        {
            var seen = Enumerable.Range(0, owners.Length).Where(j => owners[j] == i && !double.IsNaN(values[j])).Select(j => values[j]).ToArray();
            if (seen.Length == 0 || seen.Max() - seen.Min() > 1e-3)
                return false;
            corrected[i] /= ratio(seen[0]);
        }

        return evidence.Fits(corrected);
    }
}
