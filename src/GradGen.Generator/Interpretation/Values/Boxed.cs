using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Interpretation.Values;

/// <summary>A value type as an object.</summary>
internal sealed class Boxed(ITypeSymbol type, Value held)
{
    internal ITypeSymbol Type => type;

    internal Value Held => held;
}
