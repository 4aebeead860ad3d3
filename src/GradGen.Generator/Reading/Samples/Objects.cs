using GradGen.Generator.Reading.Storages;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Reading.Samples;

/// <summary>Objects that a layer is made with: by which constructor a sample makes them.</summary>
internal static class Objects
{
    /// <summary>The constructor; null for what is not made by one.</summary>
    internal static IMethodSymbol? ConstructorOf(ITypeSymbol type, IAssemblySymbol from)
    {
        if (type is not INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct, IsAbstract: false, IsGenericType: false, SpecialType: SpecialType.None, IsTupleType: false, DeclaredAccessibility: not Accessibility.Private } made)
            return null;
        var constructors = made.InstanceConstructors
            .Where(constructor => constructor.DeclaredAccessibility == Accessibility.Public || (constructor.DeclaredAccessibility == Accessibility.Internal && SymbolEqualityComparer.Default.Equals(made.ContainingAssembly, from)))
            .Where(constructor => !(constructor.Parameters is [var only] && SymbolEqualityComparer.Default.Equals(only.Type, made)))
            .Where(constructor => !(made.IsValueType && constructor.IsImplicitlyDeclared && made.InstanceConstructors.Length > 1))
            .OrderBy(static constructor => constructor.DeclaredAccessibility == Accessibility.Public ? 0 : 1).ThenBy(static constructor => constructor.Parameters.Length).ToArray();
        // What the framework makes of some arguments is not for a guess.
        return constructors.FirstOrDefault(constructor => constructor.Parameters.IsEmpty || !OwnType.IsOfFramework(made));
    }

    /// <summary>The parameter of that constructor that a field or property shows again: <c>Config.Width</c>.</summary>
    internal static IParameterSymbol? ParameterOf(ISymbol member) =>
        ConstructorOf(member.ContainingType, member.ContainingAssembly)?.Parameters.FirstOrDefault(parameter => string.Equals(parameter.Name.Trim('_'), member.Name.Trim('_'), StringComparison.OrdinalIgnoreCase));

    /// <summary>The types of a layer's parameters, and of theirs: what they look like decides how a sample is made.</summary>
    internal static IEnumerable<INamedTypeSymbol> Behind(IEnumerable<IParameterSymbol> parameters, IAssemblySymbol from)
    {
        var seen = new HashSet<INamedTypeSymbol>(SymbolEqualityComparer.Default);
        var open = new Queue<IParameterSymbol>(parameters);
        while (open.Count > 0)
        {
            if (open.Dequeue().Type is not INamedTypeSymbol type || !seen.Add(type))
                continue;
            foreach (var made in Implementations.AllOf(type, from).Append(type))
            {
                yield return made;
                foreach (var parameter in ConstructorOf(made, from)?.Parameters.AsEnumerable() ?? [])
                    open.Enqueue(parameter);
            }
        }
    }
}
