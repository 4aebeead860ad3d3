using GradGen.Subjects;

namespace GradGen.Probing;

/// <summary>
/// Finds the component that a kink of the cost lies at: (J(z + hu) + J(z − hu) − 2J(z)) / h is what the slopes on the two
/// sides differ by, and next to nothing for a smooth cost. Of two halves the one with more of it is followed.
/// </summary>
internal sealed class KinkLocator(Prober prober)
{
    // Far above rounding, and near enough that no other kink counts.
    private const double StepInDouble = 1e-6;
    private const double StepInFloat = 1e-2;

    /// <summary>The component's name; null where the kink belongs to no single one.</summary>
    /// <param name="block">The block that the kink was found in.</param>
    /// <param name="slopes">The slopes on its two sides.</param>
    internal string? Find(SubjectBlock block, ValueRange slopes)
    {
        var (start, count) = (block.Offset, block.Shape.Length);
        while (count > 1)
        {
            var half = count / 2;
            var (first, second) = (Gap(start, half), Gap(start + half, count - half));
            start += second > first ? half : 0;
            count = second > first ? count - half : half;
        }

        return Gap(start, 1) > (slopes.Maximum - slopes.Minimum) / 4 ? block.NameAt(start - block.Offset) : null;
    }

    private double Gap(int start, int count)
    {
        var step = prober.IsSingle ? StepInFloat : StepInDouble;
        var gap = Math.Abs(prober.Evaluate(start, count, step) + prober.Evaluate(start, count, -step)) / step;
        prober.Return();
        return gap;
    }
}
