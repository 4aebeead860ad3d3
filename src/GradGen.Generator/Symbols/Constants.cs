using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GradGen.Generator.Symbols;

/// <summary>Values given in attributes as C#.</summary>
internal static class Constants
{
    internal static string Of(TypedConstant value) => value.Kind switch
    {
        TypedConstantKind.Type => $"typeof({((ITypeSymbol)value.Value!).ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)})",
        TypedConstantKind.Array => $"new {value.Type!.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)} {{ {string.Join(", ", value.Values.Select(Of))} }}",
        TypedConstantKind.Enum => $"({value.Type!.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)})({value.Value})",
        _ => value.Value switch
        {
            double number => Literals.Of(number),
            float number => "(float)" + Literals.Of(number),
            _ => value.ToCSharpString(),
        },
    };

    /// <summary>A primitive as a value of another type, or null where that type cannot hold it.</summary>
    internal static string? Converted(TypedConstant value, ITypeSymbol type)
    {
        if (SymbolEqualityComparer.Default.Equals(value.Type, type) || type.SpecialType == SpecialType.System_Object)
            return Of(value);
        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: [var inner] })
            return Converted(value, inner);
        return IsNumber(value.Type) && (IsNumber(type) || type.TypeKind == TypeKind.TypeParameter)
            && (value.Type!.SpecialType is not (SpecialType.System_Double or SpecialType.System_Single) || type.SpecialType is SpecialType.System_Double or SpecialType.System_Single)
                ? $"({type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)}){Of(value)}"
                : null;
    }

    internal static bool IsNumber(ITypeSymbol? type) => type?.SpecialType is >= SpecialType.System_SByte and <= SpecialType.System_Double and not SpecialType.System_Decimal;
}
