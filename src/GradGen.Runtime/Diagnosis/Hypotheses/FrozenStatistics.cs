using GradGen.Diagnosis.Evidence;
using GradGen.Numerics;

namespace GradGen.Diagnosis.Hypotheses;

/// <summary>
/// The mean or the size of a group of inputs, which a normalisation subtracts or divides by, is taken for a constant. Each
/// output of a normalisation changes with the inputs of its group by s·(own) − a − b·(what the input is above its mean): s is
/// the scale that is left where both are constants, a the mean's part and b the size's.
/// </summary>
internal sealed class FrozenStatistics : IHypothesis
{
    private const int LargestGroup = 32;

    public string Name => "statistics taken for constants";

    public string? Explain(BlockEvidence evidence)
    {
        if (evidence.Block.Kind != BlockKind.Input || evidence.Part is not null || evidence.Count < 3 || evidence.Upstream.Length != evidence.Count)
            return null;
        if (Group(evidence, 0) is not { } first || Explain(evidence, first) is not { } what)
            return null;
        // What is so in one group is so in another.
        var next = Array.FindIndex(first, static isMember => !isMember);
        return next < 0 || (Group(evidence, next) is { } second && Explain(evidence, second) == what) ? $"the gradient of {evidence.Name} {what}" : null;
    }

    // The inputs that move the same outputs as one does, where inputs and outputs are the same ones.
    private static bool[]? Group(BlockEvidence evidence, int component)
    {
        var changes = evidence.Trials.ChangesBy(component);
        var least = evidence.LeastOf(changes);
        var group = Array.ConvertAll(changes, change => Math.Abs(change) > least);
        return group[component] && group.Count(static isMember => isMember) is > 2 and <= LargestGroup ? group : null;
    }

    private static string? Explain(BlockEvidence evidence, bool[] isMember)
    {
        var group = Enumerable.Range(0, isMember.Length).Where(i => isMember[i]).ToArray();
        var mean = group.Sum(i => evidence.Point[i]) / group.Length;
        // Without a mean first: with one, what has none is explained too.
        foreach (var centre in new[] { 0, mean })
        {
            var centred = Array.ConvertAll(group, i => evidence.Point[i] - centre);
            if (Rows(evidence, group, centred, centre == 0) is { } rows && Explain(evidence, group, centred, rows) is { } what)
                return what;
        }

        return null;
    }

    private static string? Explain(BlockEvidence evidence, int[] group, double[] centred, (double Own, double Mean, double Size)[] rows)
    {
        var hasMean = Array.Exists(rows, static row => row.Mean != 0);
        // Without a variance, the mean is all that there is.
        return hasMean && Is(0, 1) ? "treats the mean that Forward subtracts as a constant: it depends on the inputs too, and that is left out."
            : Is(0, 0)
            ? $"treats the {(hasMean ? "mean and the variance" : "size")} that Forward divides by as constants: they depend on the inputs "
                + "too, and that is left out."
            : hasMean && Is(1, 0) ? "treats the variance that Forward divides by as a constant: it depends on the inputs too, and that is left out."
            : null;

        bool Is(double ofMean, double ofSize)
        {
            var given = new double[group.Length];
            for (var place = 0; place < group.Length; place++)
            {
                for (var output = 0; output < group.Length; output++)
                    given[place] += evidence.Upstream[group[output]]
                        * ((place == output ? rows[output].Own : 0) - (ofMean * rows[output].Mean) - (ofSize * rows[output].Size * centred[place]));
            }

            var size = given.Max(Math.Abs);
            return Enumerable.Range(0, group.Length).All(place => evidence.AreClose(evidence.Analytic[group[place]], given[place], size));
        }
    }

    // s, a and b of each output, if all that it changes by is explained by them.
    private static (double Own, double Mean, double Size)[]? Rows(BlockEvidence evidence, int[] group, double[] centred, bool isWithoutMean)
    {
        var rows = new (double Own, double Mean, double Size)[group.Length];
        for (var output = 0; output < group.Length; output++)
        {
            var others = Enumerable.Range(0, group.Length).Where(place => place != output).ToArray();
            var changes = Array.ConvertAll(others, place => evidence.Trials.ChangesBy(group[place])[group[output]]);
            var inputs = Array.ConvertAll(others, place => centred[place]);
            var (middle, height) = isWithoutMean ? (0, 0) : (inputs.Average(), changes.Average());
            var slope = inputs.Zip(changes, (input, change) => (input - middle) * (change - height)).Sum()
                / inputs.Sum(input => (input - middle) * (input - middle));
            var constant = height - (slope * middle);
            var size = VectorMath.Largest(changes);
            if (!Enumerable.Range(0, others.Length).All(i => evidence.AreClose(changes[i], constant + (slope * inputs[i]), size)))
                return null;
            var own = evidence.Trials.ChangesBy(group[output])[group[output]] - constant - (slope * centred[output]);
            rows[output] = (own, -constant, -slope);
        }

        return rows;
    }
}
