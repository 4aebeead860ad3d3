namespace GradGen;

/// <summary>Turns compared components into a verdict on each block.</summary>
internal sealed class BlockJudge(Subject subject, List<Finding> findings)
{
    // A block is told when an error of this share of its largest component would have been noticed everywhere in it.
    private const double Telling = 0.1;
    private const int MostListed = 32;

    internal IReadOnlyList<BlockResult> Judge(IEnumerable<BlockComparison> blocks) => [.. blocks.Select(Judge)];

    private BlockResult Judge(BlockComparison comparison)
    {
        var block = comparison.Block;
        var verdict = Verdict(comparison);
        var order = Enumerable.Range(0, block.Shape.Length).OrderByDescending(comparison.Excess).ToArray();
        var wrong = order.Where(index => comparison.State[index] == ComponentState.Wrong).ToArray();
        var analytic = VectorMath.Norm(comparison.Analytic);
        var numeric = VectorMath.Norm(comparison.Numeric);
        var tolerances = Enumerable.Range(0, block.Shape.Length).Select(comparison.Tolerance).ToArray();
        return new BlockResult
        {
            Name = block.Name,
            Kind = block.Kind,
            Shape = block.Shape,
            Verdict = verdict,
            AnalyticNorm = analytic,
            NumericNorm = numeric,
            Difference = Share(VectorMath.Distance(comparison.Numeric, comparison.Analytic), analytic + numeric),
            Bound = Share(VectorMath.Norm([.. Enumerable.Range(0, block.Shape.Length).Select(comparison.Uncertainty)]), analytic + numeric),
            DetectionLimit = tolerances.Max(),
            Worst = Component(comparison, wrong.Length > 0 ? wrong[0] : order[0]),
            WrongCount = wrong.Length,
            Wrong = [.. wrong.Take(MostListed).Select(index => Component(comparison, index))],
        };
    }

    private Verdict Verdict(BlockComparison comparison)
    {
        var block = comparison.Block;
        if (comparison.Count(ComponentState.Wrong) > 0)
        {
            if (!block.HasGradient)
                Add(block, FindingKind.NoGradient, GradGen.Verdict.Fail, "has no gradient, but the cost depends on it: an optimiser never learns it.");
            return GradGen.Verdict.Fail;
        }

        var kink = Array.IndexOf(comparison.State, ComponentState.Kink);
        if (kink >= 0)
        {
            Add(block, FindingKind.Kink, GradGen.Verdict.Pass,
                $"has {comparison.Count(ComponentState.Kink)} components at a kink of the cost, such as {block.NameAt(kink)}: any slope between those on its two sides is accepted there.");
        }

        if (comparison.Count(ComponentState.Weak) == block.Shape.Length)
            return Unseen(comparison);
        var largest = Enumerable.Range(0, block.Shape.Length).Max(index => Math.Max(Math.Abs(comparison.Analytic[index]), Math.Abs(comparison.Numeric[index])));
        var unsure = Enumerable.Range(0, block.Shape.Length).Count(index => !(comparison.Tolerance(index) < Telling * largest));
        if (unsure == 0)
            return GradGen.Verdict.Pass;
        Add(block, FindingKind.TooNoisy, GradGen.Verdict.Inconclusive,
            $"has {unsure} components whose numeric gradient is too inexact to tell right from wrong beside the largest. Costs of a smaller size, smoother inputs ([Domain]) or double in place of float narrow it.");
        return GradGen.Verdict.Inconclusive;
    }

    // Analytic and numeric gradient are zero as far as one can see: moves the block by large steps to see why.
    private Verdict Unseen(BlockComparison comparison)
    {
        var block = comparison.Block;
        var cost = subject.Cost();
        var outputs = subject.Outputs.ToArray();
        var point = new double[block.Shape.Length];
        for (var index = 0; index < point.Length; index++)
            point[index] = subject.Read(block.Offset + index);
        var moved = (double[])point.Clone();
        SampleValues.Perturb(moved, block.Shape, block.Domain, false, new Random(block.Offset + 1));
        subject.Write(block.Offset, moved);
        var otherCost = subject.Cost();
        var size = Math.Max(VectorMath.Norm(outputs), double.Epsilon);
        var change = VectorMath.Distance(subject.Outputs, outputs);
        subject.Write(block.Offset, point);

        var rounding = 100 * subject.Precision.Epsilon;
        var nothing = change == 0 && otherCost == cost && Array.TrueForAll(comparison.Numeric, static value => value == 0);
        if (nothing && block.HasGradient)
        {
            Add(block, FindingKind.NotExercised, GradGen.Verdict.NotExercised, "does not change the outputs of Forward at all: does Forward use it?");
            return GradGen.Verdict.NotExercised;
        }

        if (change <= rounding * size && Math.Abs(otherCost - cost) <= rounding * Math.Max(Math.Abs(cost), size))
        {
            Add(block, block.HasGradient ? FindingKind.NoInfluence : FindingKind.NoGradient, GradGen.Verdict.Pass,
                block.HasGradient
                    ? "changes the outputs by rounding only, as a bias before a normalisation does: zero is its right gradient."
                    : "has no gradient, and needs none: the outputs do not depend on it.");
            return GradGen.Verdict.Pass;
        }

        Add(block, FindingKind.NotExercised, GradGen.Verdict.NotExercised,
            Math.Abs(otherCost - cost) <= rounding * Math.Max(Math.Abs(cost), size)
                ? "changes the outputs but not the cost, which is blind to it: both gradients are zero whatever Backward does. Cost.RandomProjection sees it."
                : "has a gradient of zero at every point that was tried: nothing was compared. [Domain] can lead the inputs to where it is not.");
        return GradGen.Verdict.NotExercised;
    }

    private void Add(SubjectBlock block, FindingKind kind, Verdict verdict, string message) =>
        findings.Add(new Finding(kind, verdict, $"{block.Name} {message}", block.Name));

    private static ComponentResult Component(BlockComparison comparison, int index) =>
        new(comparison.Block.NameAt(index), comparison.Analytic[index], comparison.Numeric[index], comparison.Bound[index]);

    private static double Share(double part, double whole) => whole > 0 ? part / whole : 0;
}
