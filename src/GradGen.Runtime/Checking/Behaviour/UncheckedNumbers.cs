using GradGen.Points;
using GradGen.Subjects;

namespace GradGen.Checking.Behaviour;

/// <summary>Numbers of a layer that its outputs depend on and that nothing was compared of: constants, or parameters whose gradient was forgotten.</summary>
internal static class UncheckedNumbers
{
    private const int MostNames = 6;

    internal static Finding? Look(Subject subject, SamplePoints points)
    {
        points.Return();
        var names = subject.UncheckedNumbers();
        if (names.Count == 0)
            return null;
        var listed = string.Join(", ", names.Take(MostNames)) + (names.Count > MostNames ? $" and {names.Count - MostNames} more" : string.Empty);
        return new(FindingKind.LeftStanding, Verdict.Pass, names.Count == 1
            ? $"The outputs depend on {listed}, which was neither varied nor compared. If it is meant to be learned, mark it [Parameter], "
                + "and its gradient [GradientOf]."
            : $"The outputs depend on {listed}, which were neither varied nor compared. If they are meant to be learned, mark them "
                + "[Parameter], and their gradients [GradientOf].");
    }
}
