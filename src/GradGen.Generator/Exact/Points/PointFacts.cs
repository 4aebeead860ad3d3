using GradGen.Samples;

namespace GradGen.Generator.Exact.Points;

/// <summary>What Forward tells at a point, whatever Backward does there.</summary>
internal sealed record PointFacts
{
    /// <summary>The last node that Forward made.</summary>
    internal required int LastOfForward { get; init; }

    /// <summary>What came before Backward took, in steps of the machine.</summary>
    internal required long Steps { get; init; }

    /// <summary>The styles that points of the layer are drawn in.</summary>
    internal required IReadOnlyList<PointStyle> Styles { get; init; }

    /// <summary>What the sample has to show.</summary>
    internal required SampleFacts OfSample { get; init; }

    /// <summary>Whether the layer can be told that it does not train.</summary>
    internal required bool HasMode { get; init; }

    /// <summary>Whether the layer may have to be called once for each step of a sequence.</summary>
    internal required bool MayTakeSteps { get; init; }

    /// <summary>Whether outputs depend on the inputs of an earlier step.</summary>
    internal required bool LooksBack { get; init; }
}
