using GradGen.Points;
using GradGen.Subjects;

namespace GradGen.Checking.Behaviour;

/// <summary>Numbers of a layer that its outputs depend on and that nothing was compared of: constants, or parameters whose gradient was forgotten.</summary>
internal static class UncheckedNumbers
{
    private const int MostNames = 6;

    internal static Finding? Look(Subject subject, SamplePoints places)
    {
        places.Return();
        var names = subject.UncheckedNumbers();
        if (names.Count == 0)
            return null;
        var listed = string.Join(", ", names.Take(MostNames)) + (names.Count > MostNames ? $" and {names.Count - MostNames} more" : string.Empty);
        return new(FindingKind.LeftStanding, Verdict.Pass, names.Count == 1
            ? $"The outputs change with {listed}, which was neither moved nor compared. If it is to be learned, it has no gradient that is known: [Parameter] and [GradientOf] name them."
            : $"The outputs change with {listed}, which were neither moved nor compared. If they are to be learned, they have no gradients that are known: [Parameter] and [GradientOf] name them.");
    }
}
