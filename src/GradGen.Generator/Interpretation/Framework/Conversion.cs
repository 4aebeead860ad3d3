using GradGen.Generator.Interpretation.Values;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Interpretation.Framework;

/// <summary>Values as objects and back.</summary>
internal static class Conversion
{
    internal static Value Boxed(Value value, ITypeSymbol type) => type.IsValueType && value.Object is null ? Value.Of(new Boxed(type, value)) : value;

    internal static Value Unboxed(Value value, ITypeSymbol type) => type.IsValueType && value.Object is Boxed boxed ? boxed.Held : value;
}
