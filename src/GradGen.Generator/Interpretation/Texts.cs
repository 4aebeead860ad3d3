using System.Globalization;
using GradGen.Generator.Interpretation.Values;
using GradGen.Generator.Symbols;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Interpretation;

/// <summary>Values as texts, in the invariant culture.</summary>
internal sealed class Texts(Machine machine)
{
    internal string Of(Value value, ITypeSymbol type, string? format)
    {
        switch (Kinds.Of(type))
        {
            case Kind.Nullable:
                return value.IsNothing ? string.Empty : Of(value, Kinds.Underlying(type), format);
            case Kind.Real when type.SpecialType == SpecialType.System_Single:
                return ((float)value.Real).ToString(format, CultureInfo.InvariantCulture);
            case Kind.Real:
                return value.Real.ToString(format ?? "R", CultureInfo.InvariantCulture);
            case Kind.Boolean:
                return value.Flag ? "True" : "False";
            case Kind.Char:
                return ((char)value.Int).ToString();
            case Kind.UInt64:
                return ((ulong)value.Integer).ToString(format, CultureInfo.InvariantCulture);
            case not Kind.Object when type.TypeKind == TypeKind.Enum:
                return type.GetMembers().OfType<IFieldSymbol>()
                    .FirstOrDefault(field => field.HasConstantValue
                        && Convert.ToInt64(field.ConstantValue, CultureInfo.InvariantCulture) == value.Integer)?.Name
                    ?? value.Integer.ToString(CultureInfo.InvariantCulture);
            case not Kind.Object:
                return value.Integer.ToString(format, CultureInfo.InvariantCulture);
        }

        return value.Object switch
        {
            null => string.Empty,
            string text => text,
            Boxed boxed => Of(boxed.Held, boxed.Type, format),
            Instance { Layout.Type: var own } when own.IsTupleType =>
                "(" + string.Join(", ", own.TupleElements.Select((element, place) => Of(((Instance)value.Object).Fields[place], element.Type, null))) + ")",
            Instance { Layout.Type: var own } =>
                ToString(own) is { } method ? machine.Bodies.Function(method)(value, []).Object as string ?? string.Empty : own.ToDisplayString(),
            TypeValue named => named.Type.ToDisplayString(),
            _ => machine.Types.Of(value)?.ToDisplayString() ?? string.Empty,
        };
    }

    private static IMethodSymbol? ToString(INamedTypeSymbol type) =>
        type.WithBases().SelectMany(static declaring => declaring.GetMembers("ToString")).OfType<IMethodSymbol>()
            .FirstOrDefault(static method => method.IsOverride && method.Parameters.Length == 0 && Bodies.IsSource(method));
}
