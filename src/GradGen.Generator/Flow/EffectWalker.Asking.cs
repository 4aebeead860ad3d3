using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Flow;

/// <summary>Which members a condition asks, by way of locals and properties too.</summary>
internal sealed partial class EffectWalker
{
    private readonly Dictionary<ISymbol, HashSet<ISymbol>> _madeFrom = new(SymbolEqualityComparer.Default);
    private HashSet<ISymbol>? _asked;
    private HashSet<ISymbol>? _lastAsked;

    private HashSet<ISymbol> Ask(IOperation condition)
    {
        var outer = StartAsking();
        Evaluate(condition);
        return StopAsking(outer);
    }

    private HashSet<ISymbol>? StartAsking()
    {
        var outer = _asked;
        _asked = new(SymbolEqualityComparer.Default);
        return outer;
    }

    private HashSet<ISymbol> StopAsking(HashSet<ISymbol>? outer)
    {
        var asked = _asked!;
        outer?.UnionWith(asked);
        _asked = outer;
        return asked;
    }
}
