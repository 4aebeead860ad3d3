namespace GradGen;

/// <summary>
/// The derivative of an activation is missing, taken at the output in place of the pre-activation, or the other way round.
/// Looks at blocks that move each output by itself: the input of an elementwise layer, or biases before its activation.
/// </summary>
internal sealed class ActivationDerivative : IHypothesis
{
    public string Name => "activation derivative";

    public string? Explain(Evidence evidence)
    {
        var count = evidence.Count;
        var upstream = evidence.Upstream.ToArray();
        if (count < 2 || upstream.Length == 0 || upstream.Length % count != 0 || !MovesOwnOutputs(evidence, upstream.Length))
            return null;
        var slopes = evidence.OutputChanges([.. Enumerable.Range(0, count)]);
        var outputs = evidence.Outputs();
        if (Array.TrueForAll(slopes, static slope => slope is 0 or 1) || !Differs(slopes))
            return null;
        var name = evidence.Block.Name;
        if (IsGiven(evidence, upstream, static _ => 1))
            return $"the gradient of {name} is the upstream gradient itself: the derivative of the activation is missing.";
        if (count == upstream.Length && IsTakenElsewhere(evidence, upstream, outputs, slopes) is { } elsewhere)
            return elsewhere;
        foreach (var activation in Activation.Known)
        {
            if (!Enumerable.Range(0, outputs.Length).All(j => evidence.AreClose(slopes[j], activation.OfOutput(outputs[j]), 0.01)))
                continue;
            var before = Array.ConvertAll(outputs, output => activation.Inverse(output));
            if (IsGiven(evidence, upstream, j => activation.OfOutput(before[j])))
                return AtPreActivation(name);
            if (IsGiven(evidence, upstream, j => activation.OfOutput(activation.Value(outputs[j]))))
                return AtOutput(name);
        }

        return null;
    }

    private static string AtOutput(string name) =>
        $"the gradient of {name} has the derivative of the activation at its output, where that at the pre-activation belongs: f′(f(s)) for f′(s).";

    private static string AtPreActivation(string name) =>
        $"the gradient of {name} has the derivative of the activation in terms of its output, but is given the pre-activation.";

    private static bool Differs(double[] slopes) => Array.Exists(slopes, slope => Math.Abs(slope - slopes[0]) > 1e-3 * Math.Abs(slopes[0]));

    // Moving every second component leaves the outputs of the others where they are.
    private static bool MovesOwnOutputs(Evidence evidence, int outputs)
    {
        var changes = evidence.OutputChanges([.. Enumerable.Range(0, (evidence.Count + 1) / 2).Select(static half => 2 * half)]);
        var size = VectorMath.Largest(changes);
        return Enumerable.Range(0, outputs).All(j => j % evidence.Count % 2 == 0 || Math.Abs(changes[j]) <= (evidence.IsSingle ? 1e-3 : 1e-8) * size);
    }

    // Whether the claimed gradient is the upstream one times some slope of each output, summed over what a component moves.
    private static bool IsGiven(Evidence evidence, double[] upstream, Func<int, double> slope)
    {
        var given = new double[evidence.Count];
        var size = 0.0;
        for (var j = 0; j < upstream.Length; j++)
        {
            var part = upstream[j] * slope(j);
            given[j % given.Length] += part;
            size = Math.Max(size, Math.Abs(part));
        }

        return Enumerable.Range(0, given.Length).All(i => evidence.AreClose(evidence.Analytic[i], given[i], 0.01 * size));
    }

    // An elementwise layer can be run at its own outputs, whatever its activation is.
    private static string? IsTakenElsewhere(Evidence evidence, double[] upstream, double[] outputs, double[] slopes)
    {
        if (evidence.Block.Kind != BlockKind.Input || evidence.Block.Domain is not null)
            return null;
        var there = evidence.SlopesAt(outputs);
        if (IsGiven(evidence, upstream, j => there[j]))
            return AtOutput(evidence.Block.Name);
        var claimed = evidence.AnalyticAt(outputs);
        return Enumerable.Range(0, slopes.Length).All(j => evidence.AreClose(claimed[j], upstream[j] * slopes[j], 0.01))
            ? AtPreActivation(evidence.Block.Name)
            : null;
    }
}
