using GradGen.Calls;
using GradGen.Subjects;

namespace GradGen.Points;

/// <summary>
/// Backward adds to something that keeps what earlier calls left there. Then nothing else can be compared, so this is reported
/// apart from other gradients that do not repeat themselves by what a third call gives: as much more than the second as that
/// gave more than the first.
/// </summary>
internal static class StaleAccumulation
{
    private const string Name = "stale accumulation";

    /// <summary>What two calls in a row at the same point tell with the help of a third.</summary>
    internal static IEnumerable<LikelyCause> Explain(Subject subject, double[] first, double[] second)
    {
        var third = new double[first.Length];
        try
        {
            subject.Gradient(third);
        }
        catch (UserCodeException)
        {
            yield break;
        }

        foreach (var block in subject.Blocks)
        {
            var range = Enumerable.Range(block.Offset, block.Shape.Length).ToArray();
            if (!block.HasGradient || !Array.Exists(range, i => Differ(subject, first[i], second[i], second[i]))
                || Array.Exists(range, i => Differ(subject, third[i] - second[i], second[i] - first[i], third[i])))
            {
                continue;
            }

            var isMultiple = Array.TrueForAll(range, i => !Differ(subject, second[i], 2 * first[i], second[i]));
            yield return new LikelyCause(block.Name, Name, isMultiple
                ? $"the gradient of {block.Name} is 2 × as large in the second call as in the first, and 3 × in the third: Backward adds to "
                    + "an array that is not cleared between calls."
                : $"the gradient of {block.Name} grows by the same amount with every call: Backward adds to an array that is not cleared between calls.");
        }
    }

    private static bool Differ(Subject subject, double a, double b, double size) =>
        !(Math.Abs(a - b) <= subject.Precision.Reordering * Math.Abs(size));
}
