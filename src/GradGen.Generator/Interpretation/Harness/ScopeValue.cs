using GradGen.Generator.Interpretation.Framework;

namespace GradGen.Generator.Interpretation.Harness;

/// <summary>A scope: a seed, the mode, and whether a Forward follows.</summary>
/// <param name="seed">That of all random generators that the layer holds.</param>
internal sealed class ScopeValue(int seed)
{
    private int _next;

    internal bool IsTraining { get; private set; } = true;

    /// <summary>Whether a layer was met that keeps a mode.</summary>
    internal bool HoldsMode { get; set; }

    /// <summary>Whether a layer was met that remembers earlier calls.</summary>
    internal bool HoldsState { get; set; }

    internal bool IsBeforeForward { get; private set; }

    /// <summary>Whether state that is carried from call to call starts over with each Forward.</summary>
    internal bool ResetsState { get; set; } = true;

    /// <summary>Begins another walk through what the layer holds.</summary>
    internal void Begin(bool isTraining, bool isBeforeForward) => (_next, IsTraining, IsBeforeForward) = (0, isTraining, isBeforeForward);

    internal RandomValue NextRandom() => new(seed + _next++);
}
