using System.Globalization;
using GradGen.Generator.Interpretation.Values;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Interpretation;

/// <summary>The constants of the compiler as values.</summary>
internal static class Constants
{
    internal static Value Of(object? constant, ITypeSymbol type, Layouts layouts) => Kinds.Of(type) switch
    {
        Kind.Unknown => throw RunEndedException.Unknown("System.Decimal"),
        _ when constant is null => layouts.Default(type),
        Kind.Nullable => Of(constant, Kinds.Underlying(type), layouts),
        Kind.Real => Value.Of(Convert.ToDouble(constant, CultureInfo.InvariantCulture)),
        Kind.Boolean => Value.Of((bool)constant),
        Kind.Object => constant is string ? Value.Of(constant) : throw RunEndedException.Unknown("a constant of type " + type.ToDisplayString()),
        _ => Value.Of(constant switch
        {
            ulong bits => unchecked((long)bits),
            char letter => letter,
            _ => Convert.ToInt64(constant, CultureInfo.InvariantCulture),
        }),
    };
}
