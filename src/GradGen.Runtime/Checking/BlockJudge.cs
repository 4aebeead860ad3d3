namespace GradGen;

/// <summary>Turns compared components into a verdict on each block.</summary>
internal sealed class BlockJudge(Subject subject, bool insideUnitInterval, List<Finding> findings)
{
    // A block is told when an error of this share of its largest component would have been noticed everywhere in it.
    private const double Telling = 0.5;

    // Where a block seems to have no influence: at so many points so many moves.
    private const int Points = 3;
    private const int Moves = 4;
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

        var indices = Enumerable.Range(0, block.Shape.Length).ToArray();
        if (Array.TrueForAll(indices, comparison.IsUnseen))
            return Unseen(comparison);
        Mention(comparison, ComponentState.Kink, FindingKind.Kink, "at a kink of the cost: any slope between those on its two sides is accepted there");
        Mention(comparison, ComponentState.Weak, FindingKind.NotExercised, "zero, or too small to see, at every point tried");
        var largest = indices.Max(index => Math.Max(Math.Abs(comparison.Analytic[index]), Math.Abs(comparison.Numeric[index])));
        var unsure = Array.FindAll(indices, index => comparison.State[index] != ComponentState.Kink
            && (!(comparison.Tolerance(index) < Telling * largest) || comparison.Excess(index) > 1));
        if (unsure.Length == 0)
            return GradGen.Verdict.Pass;
        Add(block, FindingKind.TooNoisy, GradGen.Verdict.Inconclusive,
            $"has {Components(unsure.Length)} such as {block.NameAt(unsure[0])} whose numeric gradient is too inexact to tell right from wrong. Smaller outputs, smoother inputs ([Domain]), another seed or double in place of float can narrow it.");
        return GradGen.Verdict.Inconclusive;
    }

    private static string Components(int count) => count == 1 ? "1 component" : $"{count} components";

    private void Mention(BlockComparison comparison, ComponentState state, FindingKind kind, string what)
    {
        var first = Array.IndexOf(comparison.State, state);
        if (first >= 0)
            Add(comparison.Block, kind, GradGen.Verdict.Pass, $"has {Components(comparison.Count(state))} such as {comparison.Block.NameAt(first)} that are {what}.");
    }

    // Analytic and numeric gradient are zero as far as one can see: moves the block by large steps to see why.
    private Verdict Unseen(BlockComparison comparison)
    {
        var block = comparison.Block;
        var random = Draws.Create(block.Offset, 0);
        var (change, costChange) = (0.0, 0.0);
        for (var point = 0; point < Points && (point == 0 || subject.Draw(point, insideUnitInterval)); point++)
        {
            var (moved, cost) = Move(block, random);
            change = Math.Max(change, moved);
            costChange = Math.Max(costChange, cost);
        }

        subject.Draw(0, insideUnitInterval);
        var rounding = 100 * subject.Precision.Epsilon;
        if (block.HasGradient && change == 0 && costChange == 0 && IsZero(comparison.Numeric) && IsZero(comparison.Analytic))
        {
            Add(block, FindingKind.NotExercised, GradGen.Verdict.NotExercised, "does not change the outputs of Forward at all: does Forward use it?");
            return GradGen.Verdict.NotExercised;
        }

        if (change <= rounding && costChange <= rounding)
        {
            Add(block, block.HasGradient ? FindingKind.NoInfluence : FindingKind.NoGradient, GradGen.Verdict.Pass,
                block.HasGradient
                    ? "changes the outputs by rounding only, as a bias before a normalisation does: zero is its right gradient."
                    : "has no gradient, and needs none: the outputs do not depend on it.");
            return GradGen.Verdict.Pass;
        }

        Add(block, FindingKind.NotExercised, GradGen.Verdict.NotExercised,
            costChange <= rounding
                ? "changes the outputs but not the cost, which is blind to it: both gradients are zero whatever Backward does. Cost.RandomProjection sees it."
                : "has a gradient of zero at every point that was tried: nothing was compared. [Domain] can lead the inputs to where it is not.");
        return GradGen.Verdict.NotExercised;
    }

    // How far the outputs and the cost can be moved by the block at the present point, beside the size of the outputs.
    private (double Outputs, double Cost) Move(SubjectBlock block, Random random)
    {
        var cost = subject.Cost();
        var outputs = subject.Outputs.ToArray();
        var size = Math.Max(Math.Max(VectorMath.Norm(outputs), Math.Abs(cost)), double.Epsilon);
        var point = new double[block.Shape.Length];
        for (var index = 0; index < point.Length; index++)
            point[index] = subject.Read(block.Offset + index);
        var (change, costChange) = (0.0, 0.0);
        for (var move = 1; move <= Moves; move++)
        {
            var moved = (double[])point.Clone();
            SampleValues.Perturb(moved, block.Shape, block.Domain, false, move, random);
            subject.Write(block.Offset, moved);
            costChange = Math.Max(costChange, Math.Abs(subject.Cost() - cost));
            change = Math.Max(change, VectorMath.Distance(subject.Outputs, outputs));
        }

        subject.Write(block.Offset, point);
        return (change / size, costChange / size);
    }

    private void Add(SubjectBlock block, FindingKind kind, Verdict verdict, string message) =>
        findings.Add(new Finding(kind, verdict, $"{block.Name} {message}", block.Name));

    private static ComponentResult Component(BlockComparison comparison, int index) =>
        new(comparison.Block.NameAt(index), comparison.Analytic[index], comparison.Numeric[index], comparison.Bound[index]);

    private static bool IsZero(double[] values) => Array.TrueForAll(values, static value => value == 0);

    private static double Share(double part, double whole) => whole > 0 ? part / whole : 0;
}
