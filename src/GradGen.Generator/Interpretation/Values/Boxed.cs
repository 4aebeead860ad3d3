using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Interpretation.Values;

/// <summary>A value type as an object.</summary>
internal sealed class Boxed(ITypeSymbol type, Value held) : IChangeable
{
    internal ITypeSymbol Type => type;

    internal Value Held => held;

    public Action Remember(Action<object?> meet)
    {
        meet(held.Object);
        return Snapshot.Nothing;
    }
}
