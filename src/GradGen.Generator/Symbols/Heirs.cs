using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Symbols;

/// <summary>Classes that are made to be inherited from.</summary>
internal static class Heirs
{
    /// <summary>Whether a class packs what it keeps to itself for its heirs.</summary>
    internal static bool AreServed(INamedTypeSymbol type) =>
        type is { TypeKind: TypeKind.Class, IsSealed: false } && type.Has(AttributeReader.GradCheckable)
        && (type.IsAbstract || type.GetMembers().Any(static member => !member.IsImplicitlyDeclared
            && (member.IsVirtual
                || member.DeclaredAccessibility is Accessibility.Protected or Accessibility.ProtectedOrInternal or Accessibility.ProtectedAndInternal)));

    /// <summary>Whether its class packs a member for its heirs: one whose type they choose is nothing that the class could pack.</summary>
    internal static bool AreServed(ISymbol member) =>
        AreServed(member.ContainingType) && member.OriginalDefinition.MemberType() is not ITypeParameterSymbol { ConstraintTypes.IsEmpty: true };

    /// <summary>Whether only heirs of a class can be made.</summary>
    internal static bool AreMeant(INamedTypeSymbol type) =>
        type.IsAbstract || (type is { TypeKind: TypeKind.Class, IsSealed: false }
            && type.InstanceConstructors.All(
                static constructor => constructor.DeclaredAccessibility is Accessibility.Protected or Accessibility.ProtectedAndInternal));
}
