using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Interpretation.Values;

/// <summary>Where the fields of a type lie: those of its bases first, so that a field lies at the same place in every heir.</summary>
internal sealed class Layout
{
    private readonly Dictionary<ISymbol, int> _slots = new(SymbolEqualityComparer.Default);
    private readonly List<ITypeSymbol> _types = [];
    private readonly Layouts _layouts;
    private Func<Value>?[]? _initial;

    internal Layout(INamedTypeSymbol type, Layouts layouts)
    {
        Type = type;
        _layouts = layouts;
        IsStruct = type.IsValueType;
        if (type.IsTupleType)
        {
            _types.AddRange(type.TupleElements.Select(static element => element.Type));
            return;
        }

        if (type.BaseType is { SpecialType: SpecialType.None } parent)
        {
            var inherited = layouts.Of(parent);
            foreach (var slot in inherited._slots)
                _slots.Add(slot.Key, slot.Value);
            _types.AddRange(inherited._types);
        }

        foreach (var field in type.GetMembers().OfType<IFieldSymbol>().Where(static field => !field.IsStatic && !field.IsConst))
            Add(field, field.Type);
        foreach (var happening in type.GetMembers().OfType<IEventSymbol>().Where(static happening => !happening.IsStatic && !happening.IsAbstract))
            Add(happening, happening.Type);
        foreach (var parameter in PrimaryParameters(type))
            Add(parameter, parameter.Type);
    }

    internal INamedTypeSymbol Type { get; }

    internal bool IsStruct { get; }

    /// <summary>The types of the fields, by slot.</summary>
    internal IReadOnlyList<ITypeSymbol> Types => _types;

    /// <summary>The slot of a field, a field-like event or a parameter of the primary constructor.</summary>
    internal int SlotOf(ISymbol member)
    {
        if (Type.IsTupleType && member is IFieldSymbol element)
            return int.Parse((element.CorrespondingTupleField ?? element).Name.Substring("Item".Length), System.Globalization.CultureInfo.InvariantCulture) - 1;
        return _slots.TryGetValue(member.OriginalDefinition, out var slot)
            ? slot
            : throw RunEndedException.Unknown("a field without a place: " + member.ToDisplayString());
    }

    /// <summary>The fields of a new object.</summary>
    internal Value[] Initial()
    {
        _initial ??= [.. _types.Select(_layouts.Initial)];
        var fields = new Value[_initial.Length];
        for (var slot = 0; slot < fields.Length; slot++)
        {
            if (_initial[slot] is { } initial)
                fields[slot] = initial();
        }

        return fields;
    }

    private static IEnumerable<IParameterSymbol> PrimaryParameters(INamedTypeSymbol type) =>
        PrimaryOf(type)?.Parameters ?? Enumerable.Empty<IParameterSymbol>();

    /// <summary>The primary constructor of a class, struct or record.</summary>
    internal static IMethodSymbol? PrimaryOf(INamedTypeSymbol type) =>
        type.InstanceConstructors.FirstOrDefault(static constructor => constructor.Parameters.Length > 0
            && constructor.DeclaringSyntaxReferences
                .Any(static reference => reference.GetSyntax() is Microsoft.CodeAnalysis.CSharp.Syntax.TypeDeclarationSyntax));

    private void Add(ISymbol member, ITypeSymbol type)
    {
        if (_slots.ContainsKey(member.OriginalDefinition))
            return;
        _slots.Add(member.OriginalDefinition, _types.Count);
        _types.Add(type);
    }
}
