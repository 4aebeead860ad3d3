using GradGen.Numerics;
using GradGen.Points;
using GradGen.Samples;
using GradGen.Subjects;

namespace GradGen.Verdicts;

/// <summary>
/// The verdict on a block whose claimed and numeric gradient are both zero as far as one can see: the block is moved by large steps
/// to see why.
/// </summary>
/// <param name="subject">What is checked.</param>
/// <param name="points">Where it is looked at.</param>
/// <param name="seen">The names of the blocks that the cost depends on.</param>
/// <param name="findings">What is said.</param>
internal sealed class UnseenBlock(Subject subject, SamplePoints points, IEnumerable<string> seen, List<Finding> findings)
{
    // At so many points so many moves.
    private const int Points = 3;
    private const int Moves = 4;

    // A gradient that is zero but for rounding is so many times its noise at the most.
    private const double Rounding = 10;

    internal Verdict Judge(BlockStatus status)
    {
        var block = status.Block;
        var random = SplitMix64.Create(block.Offset, 0);
        var (change, costChange) = (0.0, 0.0);
        points.Return();
        for (var point = 0; point < Points && (point == 0 || points.GoTo(point) is not null); point++)
        {
            var (moved, cost) = Move(block, random);
            change = Math.Max(change, moved);
            costChange = Math.Max(costChange, cost);
        }

        points.Return();
        var rounding = 100 * subject.Precision.Epsilon;
        if (block.HasGradient && change == 0 && costChange == 0 && IsZero(status))
        {
            return SameElsewhere(block.Name) is { } other
                ? findings.Add(block, FindingKind.NoInfluence, Verdict.Pass, $"is not used by Forward, as {other} is, and Backward gives it no gradient.")
                : findings.Add(block, FindingKind.NotExercised, Verdict.NotExercised, "does not change the outputs of Forward at all: does Forward use it?");
        }

        if (costChange > rounding)
        {
            return findings.Add(block, FindingKind.NotExercised, Verdict.NotExercised,
                "has a gradient of zero at every point that was tried, so nothing was compared. [Domain] can keep the inputs where it is not zero.");
        }

        if (change > rounding)
        {
            return findings.Add(block, FindingKind.NotExercised, Verdict.NotExercised,
                "changes the outputs but not the cost, which is blind to it: both gradients are zero whatever Backward does. Cost.RandomProjection sees it.");
        }

        if (!IsRounding(status))
        {
            var norm = VectorMath.Norm(status.Gradient!.Values.AsSpan(block.Offset, block.Shape.Length));
            return findings.Add(block, FindingKind.TooNoisy, Verdict.Inconclusive, FormattableString.Invariant(
                $"changes the outputs only by rounding, but has a gradient of norm {norm:G3}: it is too small compared with the rest for ")
                + "the cost to show whether it is right.");
        }

        return block.HasGradient
            ? findings.Add(block, FindingKind.NoInfluence, Verdict.Pass,
                "changes the outputs only by rounding, as a bias before a normalisation does: its correct gradient is zero.")
            : findings.Add(block, FindingKind.NoGradient, Verdict.Pass, "has no gradient, and needs none: the outputs do not depend on it.");
    }

    // The neurons of an input layer have the bias that every neuron has. What has more than that, as an expert that no sample was sent to, could
    // be used with other inputs.
    private string? SameElsewhere(string name) =>
        name.LastIndexOf('.') is > 0 and var dot && name.LastIndexOf(']', dot) > 0 && subject.Blocks.Count(other => IsOfSameObject(other, name, dot)) == 1
            ? seen.FirstOrDefault(other => other.EndsWith(name[dot..], StringComparison.Ordinal)) : null;

    private static bool IsOfSameObject(SubjectBlock other, string name, int dot) =>
        other.Shape.Length > 0 && other.Name.LastIndexOf('.') == dot && other.Name.StartsWith(name[..dot], StringComparison.Ordinal);

    // How far the outputs and the cost can be moved by the block at the present point, beside the size of the outputs.
    private (double Outputs, double Cost) Move(SubjectBlock block, SplitMix64 random)
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
            SampleValues.Perturb(moved, new double[moved.Length], block.Shape.Dimensions, block.Domain, false, false, move, random);
            subject.Write(block.Offset, moved);
            costChange = Math.Max(costChange, Math.Abs(subject.Cost() - cost));
            change = Math.Max(change, VectorMath.Distance(subject.Outputs, outputs));
        }

        subject.Write(block.Offset, point);
        return (change / size, costChange / size);
    }

    // Whether what Backward gives is no more than what rounding makes of zero.
    private static bool IsRounding(BlockStatus status) =>
        status.Gradient is { } gradient
        && VectorMath.Norm(gradient.Values.AsSpan(status.Block.Offset, status.Block.Shape.Length))
        <= Rounding * VectorMath.Norm(gradient.Noise.AsSpan(status.Block.Offset, status.Block.Shape.Length));

    private static bool IsZero(BlockStatus status) => status.Components is { } components
        ? Array.TrueForAll(components.Numeric, static value => value == 0) && Array.TrueForAll(components.Analytic, static value => value == 0)
        : status.Probe is { Error: 0, Size: 0 };
}
