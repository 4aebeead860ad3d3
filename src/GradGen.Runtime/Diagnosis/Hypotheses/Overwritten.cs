using GradGen.Diagnosis.Evidence;
using GradGen.Numerics;

namespace GradGen.Diagnosis.Hypotheses;

/// <summary>
/// Several outputs depend on one component, a row that is looked up twice or a value in two windows, and of what each of them
/// gives only the last, or the first, is there: <c>=</c> in place of <c>+=</c>.
/// </summary>
internal sealed class Overwritten : IHypothesis
{
    private const int Components = 24;
    private const int MostAxes = 4;

    public string Name => "overwritten";

    public string? Explain(BlockEvidence evidence)
    {
        if (evidence.Upstream.Length < 2)
            return null;
        var given = Enumerable.Range(0, evidence.Count).Where(i => evidence.Analytic[i] != 0).ToArray();
        var count = Math.Min(Components, given.Length);
        var components = Enumerable.Range(0, count).Select(sample => given[sample * given.Length / count]).ToArray();
        IReadOnlyList<int> sizes = evidence.OutputShape is { IsRagged: false } shape && shape.Dimensions.Count <= MostAxes
            ? shape.Dimensions
            : [evidence.Upstream.Length];
        // What comes along some axes may be added up before it is written.
        for (var axes = (1 << sizes.Count) - 1; axes > 0; axes--)
        {
            var places = SamplePoints(sizes, axes);
            if (Is(evidence, components, places, static parts => parts[parts.Length - 1]))
                return Text(evidence, "last", "each overwrites what the ones before it gave (= in place of +=)");
            if (Is(evidence, components, places, static parts => parts[0]))
                return Text(evidence, "first", "what the others give is left out or overwritten");
        }

        return null;
    }

    private static string Text(BlockEvidence evidence, string which, string how) =>
        $"where several outputs depend on one component of {evidence.Name}, its gradient is only what the {which} of them gives: {how}.";

    // Which outputs are written together: those with the same indexes along the chosen axes, numbered in their order.
    private static int[] SamplePoints(IReadOnlyList<int> sizes, int axes)
    {
        var places = new int[sizes.Aggregate(1, static (product, size) => product * size)];
        for (var output = 0; output < places.Length; output++)
        {
            var (inside, place, scale) = (output, 0, 1);
            for (var axis = sizes.Count - 1; axis >= 0; axis--)
            {
                if ((axes >> axis & 1) != 0)
                    (place, scale) = (place + (scale * (inside % sizes[axis])), scale * sizes[axis]);
                inside /= sizes[axis];
            }

            places[output] = place;
        }

        return places;
    }

    // Two components that show it are asked for, so that none does by chance.
    private static bool Is(BlockEvidence evidence, int[] components, int[] places, Func<double[], double> given)
    {
        var overwritten = 0;
        var size = VectorMath.Largest(evidence.Analytic);
        foreach (var component in components)
        {
            var changes = evidence.Trials.ChangesBy(component);
            var least = evidence.LeastOf(changes);
            var parts = Enumerable.Range(0, changes.Length).Where(output => Math.Abs(changes[output]) > least).GroupBy(output => places[output])
                .OrderBy(static group => group.Key)
                .Select(group => group.Sum(output => changes[output] * evidence.Upstream[output])).ToArray();
            if (parts.Length == 0 || !evidence.AreClose(evidence.Analytic[component], given(parts), 1e-3 * size))
                return false;
            overwritten += parts.Length > 1 && !evidence.AreClose(parts.Sum(), given(parts), 1e-3 * size) ? 1 : 0;
        }

        // What Backward leaves zero has to be right: otherwise there is more to it.
        return overwritten > 1 && evidence.IsRight(evidence.IsZero, 1);
    }
}
