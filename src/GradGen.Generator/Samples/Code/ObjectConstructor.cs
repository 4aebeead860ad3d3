using GradGen.Generator.Symbols;
using GradGen.Generator.Tensors;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Samples.Code;

/// <summary>The constructor by which a sample makes an object that a layer is made with.</summary>
internal static class ObjectConstructor
{
    /// <summary>The constructor; null for what is not made by one.</summary>
    internal static IMethodSymbol? Of(ITypeSymbol type, IAssemblySymbol from)
    {
        if (type is not INamedTypeSymbol
            {
                TypeKind: TypeKind.Class or TypeKind.Struct, IsAbstract: false, IsGenericType: false,
                SpecialType: SpecialType.None, IsTupleType: false, DeclaredAccessibility: not Accessibility.Private
            } made)
            return null;
        var constructors = made.InstanceConstructors
            .Where(constructor => constructor.DeclaredAccessibility == Accessibility.Public
                || (constructor.DeclaredAccessibility == Accessibility.Internal && made.ContainingAssembly.Is(from)))
            .Where(constructor => !(constructor.Parameters is [var only] && only.Type.Is(made)))
            .Where(constructor => !(made.IsValueType && constructor.IsImplicitlyDeclared && made.InstanceConstructors.Length > 1))
            .OrderBy(static constructor => constructor.DeclaredAccessibility == Accessibility.Public ? 0 : 1)
            .ThenBy(static constructor => constructor.Parameters.Length).ToArray();
        // What the framework makes of some arguments is not for a guess.
        return constructors.FirstOrDefault(constructor => constructor.Parameters.IsEmpty || !OwnType.IsOfFramework(made));
    }

    /// <summary>The parameter of that constructor that a field or property shows again: <c>Config.Width</c>.</summary>
    internal static IParameterSymbol? ParameterOf(ISymbol member) =>
        Of(member.ContainingType, member.ContainingAssembly)?.Parameters
            .FirstOrDefault(parameter => string.Equals(parameter.Name.Trim('_'), member.Name.Trim('_'), StringComparison.OrdinalIgnoreCase));
}
