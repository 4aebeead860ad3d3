using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Interpretation.Values;

/// <summary>The kinds of types, and the values that fit into them.</summary>
internal static class Kinds
{
    internal static Kind Of(ITypeSymbol? type) => type switch
    {
        null => Kind.Object,
        INamedTypeSymbol { TypeKind: TypeKind.Enum, EnumUnderlyingType: { } underlying } => Of(underlying),
        INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } => Kind.Nullable,
        INamedTypeSymbol { Name: "Half", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } => Kind.Real,
        _ => Of(type.SpecialType),
    };

    /// <summary>The same of an operand, which has to be of a kind that the machine knows.</summary>
    internal static Kind Known(ITypeSymbol type) => Of(type) is not Kind.Unknown and var kind ? kind : throw RunEndedException.Unknown("System.Decimal");

    /// <summary>What is left of an integer in a narrower type.</summary>
    internal static long Wrap(this Kind kind, long value) => kind switch
    {
        Kind.Int32 => (int)value,
        Kind.UInt32 => (uint)value,
        Kind.Char or Kind.UInt16 => (ushort)value,
        Kind.Int16 => (short)value,
        Kind.Byte => (byte)value,
        Kind.SByte => (sbyte)value,
        _ => value,
    };

    /// <summary>The type argument of a nullable value type; any other type itself.</summary>
    internal static ITypeSymbol Underlying(ITypeSymbol type) =>
        Of(type) == Kind.Nullable ? ((INamedTypeSymbol)type).TypeArguments[0] : type;

    private static Kind Of(SpecialType type) => type switch
    {
        SpecialType.System_Double or SpecialType.System_Single => Kind.Real,
        SpecialType.System_Boolean => Kind.Boolean,
        SpecialType.System_Char => Kind.Char,
        SpecialType.System_SByte => Kind.SByte,
        SpecialType.System_Byte => Kind.Byte,
        SpecialType.System_Int16 => Kind.Int16,
        SpecialType.System_UInt16 => Kind.UInt16,
        SpecialType.System_Int32 => Kind.Int32,
        SpecialType.System_UInt32 => Kind.UInt32,
        SpecialType.System_Int64 or SpecialType.System_IntPtr => Kind.Int64,
        SpecialType.System_UInt64 or SpecialType.System_UIntPtr => Kind.UInt64,
        SpecialType.System_Decimal => Kind.Unknown,
        _ => Kind.Object,
    };
}
