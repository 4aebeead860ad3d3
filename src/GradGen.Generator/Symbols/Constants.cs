using GradGen.Generator.Model;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Symbols;

/// <summary>Values given in attributes.</summary>
internal static class Constants
{
    private static readonly TypeName Float = new TypeName.Simple("float");

    internal static Expression Of(TypedConstant value) => value switch
    {
        { IsNull: true } => Expression.Null,
        { Kind: TypedConstantKind.Type } => new Expression.TypeOf(TypeNames.Of((ITypeSymbol)value.Value!)),
        { Kind: TypedConstantKind.Array } => new Expression.NewArray(TypeNames.Of(value.Type!), value.Values.Select(Of).ToEquatableArray()),
        { Kind: TypedConstantKind.Enum } => new Expression.Numbered(TypeNames.Of(value.Type!), value.Value!),
        { Value: float number } => new Expression.Cast(Float, new Expression.Constant((double)number)),
        _ => new Expression.Constant(value.Value),
    };

    /// <summary>A primitive as a value of another type, or null where that type cannot hold it.</summary>
    internal static Expression? Converted(TypedConstant value, ITypeSymbol type)
    {
        if (value.Type.Is(type) || type.SpecialType == SpecialType.System_Object)
            return Of(value);
        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: [var inner] })
            return Converted(value, inner);
        return IsNumber(value.Type) && (IsNumber(type) || type.TypeKind == TypeKind.TypeParameter)
            && (value.Type!.SpecialType is not (SpecialType.System_Double or SpecialType.System_Single)
                || type.SpecialType is SpecialType.System_Double or SpecialType.System_Single)
                ? new Expression.Cast(TypeNames.Of(type), Of(value))
                : null;
    }

    internal static bool IsNumber(ITypeSymbol? type) =>
        type?.SpecialType is >= SpecialType.System_SByte and <= SpecialType.System_Double and not SpecialType.System_Decimal;
}
