using GradGen.Tool.Annotating;

namespace GradGen.Tool.Checking;

/// <summary>What came of a run.</summary>
/// <param name="Layers">The layers that were checked.</param>
/// <param name="Unreached">The classes that look like layers and were not.</param>
/// <param name="Errors">What the build and the compiler said of what could not be built.</param>
internal sealed record CheckResult(IReadOnlyList<CheckedLayer> Layers, IReadOnlyList<Unreached> Unreached, IReadOnlyList<string> Errors)
{
    /// <summary>0 where all is right, 1 where something is wrong, 2 where nothing was judged.</summary>
    internal int ExitCode =>
        Layers.Any(static layer => layer.Verdict == Verdict.Fail) ? 1
        : Layers.Any(static layer => layer.Verdict == Verdict.Pass) ? 0
        : 2;
}
