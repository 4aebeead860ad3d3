using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Interpretation.Values;

/// <summary>A <see cref="System.Type"/>, of which only its name is ever asked.</summary>
internal sealed class TypeValue(ITypeSymbol type)
{
    internal ITypeSymbol Type => type;
}
