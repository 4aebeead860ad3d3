using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Interpretation.Values;

/// <summary>The layouts of all types that a machine has met, and what a variable of a type holds at first.</summary>
internal sealed class Layouts
{
    private readonly Dictionary<INamedTypeSymbol, Layout> _layouts = new(SymbolEqualityComparer.Default);

    internal Layout Of(INamedTypeSymbol type)
    {
        if (!_layouts.TryGetValue(type, out var layout))
            _layouts.Add(type, layout = new Layout(type, this));
        return layout;
    }

    /// <summary>What makes the default of a type; null where that is zero or null.</summary>
    internal Func<Value>? Initial(ITypeSymbol type)
    {
        switch (Kinds.Of(type))
        {
            case Kind.Nullable:
                return static () => Value.Nothing;
            case Kind.Object when type is INamedTypeSymbol { IsValueType: true } named && IsLaidOut(named):
                var layout = Of(named);
                return () => Value.Of(new Instance(layout));
            default:
                return null;
        }
    }

    internal Value Default(ITypeSymbol type) => Initial(type)?.Invoke() ?? Value.Null;

    /// <summary>Whether a value type is held as its fields; others, such as spans, are objects that never change.</summary>
    internal static bool IsLaidOut(INamedTypeSymbol type) =>
        type.IsValueType && type.TypeKind == TypeKind.Struct && Kinds.Of(type) == Kind.Object
        && (type.IsTupleType || type.Locations.Any(static location => location.IsInSource) || HasFieldsToSee(type));

    // Vector3 and its like: what they hold is public.
    private static bool HasFieldsToSee(INamedTypeSymbol type) =>
        type.GetMembers().OfType<IFieldSymbol>().Where(static field => !field.IsStatic).ToArray() is { Length: > 0 } fields
        && Array.TrueForAll(fields, static field => field.DeclaredAccessibility == Accessibility.Public);
}
