using System.Collections.Immutable;
using GradGen.Generator.Symbols;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Interpretation;

/// <summary>What stands for the type parameters in a generic method of a generic type.</summary>
internal sealed class TypeMap
{
    private readonly Dictionary<ITypeSymbol, ITypeSymbol> _types = new(SymbolEqualityComparer.Default);
    private readonly Compilation _compilation;

    internal TypeMap(Compilation compilation, INamedTypeSymbol? type, IMethodSymbol? method, TypeMap? around = null)
    {
        _compilation = compilation;
        foreach (var known in around?._types ?? [])
            _types[known.Key] = known.Value;
        for (var current = type; current is not null; current = current.ContainingType)
            Add(current.OriginalDefinition.TypeParameters, current.TypeArguments);
        if (method is not null)
            Add(method.OriginalDefinition.TypeParameters, method.TypeArguments);
    }

    internal ITypeSymbol Of(ITypeSymbol type)
    {
        if (_types.Count == 0)
            return type;
        return type switch
        {
            ITypeParameterSymbol => _types.TryGetValue(type, out var known) ? known.WithNullableAnnotation(NullableAnnotation.None) : type,
            IArrayTypeSymbol array => _compilation.CreateArrayTypeSymbol(Of(array.ElementType), array.Rank),
            INamedTypeSymbol { IsTupleType: true } tuple => _compilation.CreateTupleTypeSymbol(
                tuple.TupleElements.Select(element => Of(element.Type)).ToImmutableArray(),
                tuple.TupleElements.Select(static element => element.IsExplicitlyNamedTupleElement ? element.Name : null).ToImmutableArray()),
            INamedTypeSymbol named => Of(named),
            _ => type,
        };
    }

    internal INamedTypeSymbol Of(INamedTypeSymbol type)
    {
        if (_types.Count == 0 || !IsGeneric(type))
            return type;
        var definition = type.OriginalDefinition;
        if (type.ContainingType is { } outer && IsGeneric(outer))
            definition = Of(outer).GetTypeMembers(type.Name, type.Arity)
                .FirstOrDefault(inner => inner.OriginalDefinition.Is(type.OriginalDefinition)) ?? definition;
        return type.Arity == 0 ? definition : definition.Construct([.. type.TypeArguments.Select(Of)]);
    }

    internal IMethodSymbol Of(IMethodSymbol method)
    {
        if (_types.Count == 0 || method.MethodKind is MethodKind.LocalFunction or MethodKind.AnonymousFunction)
            return method;
        var reduced = method.ReducedFrom ?? method;
        var definition = Member(reduced);
        return reduced.Arity == 0 ? definition : definition.ConstructedFrom.Construct([.. reduced.TypeArguments.Select(Of)]);
    }

    /// <summary>A field or property as the type with its arguments has it.</summary>
    internal TSymbol Member<TSymbol>(TSymbol member)
        where TSymbol : class, ISymbol
    {
        if (_types.Count == 0 || member.ContainingType is not { } type || (!IsGeneric(type) && !type.IsTupleType))
            return member;
        var constructed = type.IsTupleType ? (INamedTypeSymbol)Of((ITypeSymbol)type) : Of(type);
        return (TSymbol?)constructed.GetMembers(member.Name)
            .FirstOrDefault(other => other.OriginalDefinition.Is(member.OriginalDefinition))
            ?? member;
    }

    private static bool IsGeneric(INamedTypeSymbol type) => type.Arity > 0 || (type.ContainingType is { } outer && IsGeneric(outer));

    private void Add(IReadOnlyList<ITypeParameterSymbol> parameters, IReadOnlyList<ITypeSymbol> arguments)
    {
        for (var i = 0; i < parameters.Count; i++)
        {
            if (!parameters[i].Is(arguments[i]))
                _types[parameters[i]] = arguments[i];
        }
    }
}
