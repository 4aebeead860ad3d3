using GradGen.Diagnosis.Evidence;

namespace GradGen.Diagnosis.Hypotheses;

/// <summary>
/// Of a softmax inside a layer, as in attention, only the diagonal of the Jacobian was taken. A component that enters a single
/// score moves every output from what it would be without that score's share, a, to what it would be with no other, a + b, by
/// a sigmoid. The diagonal alone has p·(1 − p)·(a + b) for the right p·(1 − p)·b.
/// </summary>
internal sealed class InnerDiagonalOnly : IHypothesis
{
    private const int Components = 6;
    private const int Farthest = 2;

    // Each softmax doubles what there is to try.
    private const int MostInDouble = 8;
    private const int MostInFloat = 4;

    public string Name => "diagonal only";

    public string? Explain(BlockEvidence evidence)
    {
        var count = Math.Min(Components, evidence.Count);
        if (count < 3 || evidence.Upstream.Length < 2 || evidence.Block.Domain is not null)
            return null;
        for (var sample = 0; sample < count; sample++)
        {
            if (!IsDiagonal(evidence, sample * evidence.Count / count))
                return null;
        }

        // What each output has to itself is a gate, and no softmax.
        if (OwnOutputs.Find(evidence, evidence.Upstream.Length) is not null)
            return null;
        return $"the gradient of {evidence.Name} has only the diagonal of a softmax's Jacobian, p·(1 − p): each score also changes the "
            + "other probabilities, and that is left out.";
    }

    private static bool IsDiagonal(BlockEvidence evidence, int component)
    {
        var curves = Enumerable.Range(-Farthest, (2 * Farthest) + 1).Select(offset => evidence.Trials.OutputsAt(offset, component)).ToArray();
        var ways = new List<(double Value, double Rate, double Up, double Down)>();
        for (var j = 0; j < evidence.Upstream.Length; j++)
        {
            double[] values = [.. curves.Select(curve => curve[j])];
            if (Math.Abs(values[3] - values[2]) <= (evidence.IsSingle ? 1e-5 : 1e-12) * Math.Max(1, Math.Abs(values[2])))
                continue;
            var rate = SquashedOutput.Rate(values);
            var value = SquashedOutput.Of(values, rate, evidence.IsSingle ? 1e-3 : 1e-6);
            if (double.IsNaN(value))
                return false;
            Add(ways, evidence, (value, rate), evidence.Upstream[j], values);
        }

        // As it is the one or the other end where the score is alone, one of the two is what the diagonal gives.
        if (ways.Count == 0 || ways.Count > (evidence.IsSingle ? MostInFloat : MostInDouble))
            return false;
        var size = ways.Sum(static way => Math.Abs(way.Up) + Math.Abs(way.Down));
        var claimed = evidence.Analytic[component];
        // Without anything at the other end there are no other probabilities.
        return ways.TrueForAll(way => Math.Min(Math.Abs(way.Up), Math.Abs(way.Down)) > 1e-3 * size)
            && !evidence.AreClose(claimed, ways.Sum(static way => way.Up + way.Down), size)
            && Enumerable.Range(0, 1 << ways.Count).Any(choice =>
                evidence.AreClose(claimed, ways.Select((way, number) => (choice >> number & 1) == 0 ? way.Up : way.Down).Sum(), 0.1 * size));
    }

    // Outputs of the same softmax have the same probability.
    private static void Add(List<(double Value, double Rate, double Up, double Down)> ways, BlockEvidence evidence, (double Value, double Rate) of,
        double upstream, double[] values)
    {
        var growth = Math.Exp(of.Rate);
        var height = (values[3] - values[2]) * (1 + (of.Value * (growth - 1))) / (of.Value * (1 - of.Value) * (growth - 1));
        var low = values[2] - (height * of.Value);
        var steepness = upstream * of.Value * (1 - of.Value) * of.Rate;
        var (up, down) = (steepness * (low + height), -steepness * low);
        var same = ways.FindIndex(way => evidence.AreClose(way.Value, of.Value, 0.1) && evidence.AreClose(way.Rate, of.Rate, 0.1));
        if (same < 0)
            ways.Add((of.Value, of.Rate, up, down));
        else
            ways[same] = (of.Value, of.Rate, ways[same].Up + up, ways[same].Down + down);
    }
}
