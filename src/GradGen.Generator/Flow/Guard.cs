using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Flow;

/// <summary>A condition that code runs under, and the members that it asks.</summary>
internal sealed class Guard(Guard? outer, HashSet<ISymbol> asked)
{
    internal HashSet<ISymbol> Asked => asked;

    /// <summary>This condition and those around it.</summary>
    internal IEnumerable<Guard> AndOuter()
    {
        for (var guard = this; guard is not null; guard = guard.Outer)
            yield return guard;
    }

    private Guard? Outer => outer;
}
