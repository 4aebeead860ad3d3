using GradGen.Generator.Symbols;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.External;

/// <summary>What stands in the way of adopting a type.</summary>
internal static class Obstacles
{
    /// <summary>Null when nothing does.</summary>
    internal static string? Of(ITypeSymbol type, IAssemblySymbol from, Func<INamedTypeSymbol, bool> isAdopted)
    {
        if (type.TypeKind == TypeKind.Error)
            return string.Empty;
        if (type is not INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct } layer)
            return type.TypeKind == TypeKind.Interface
                ? "an interface has no parameters and no code; adopt the classes that implement it"
                : "only a class or a struct can be adopted";
        if (layer.IsUnboundGenericType || layer.IsGenericType && layer.TypeArguments.Any(static argument => argument is ITypeParameterSymbol))
            return $"it is generic; adopt a closed type, such as typeof({layer.Name}<{string.Join(", ", layer.TypeParameters.Select(static _ => "double"))}>)";
        if (layer.IsStatic)
            return "a static class has no instances";
        if (layer.IsAbstract)
            return "it is abstract; adopt the classes that derive from it";
        if (layer.IsRefLikeType)
            return "a ref struct cannot be handed to a check";
        if (!IsAccessible(layer, from))
            return "it is not accessible to this project";
        if (layer.Has(AttributeReader.GradCheckable))
            return "it is [GradCheckable] itself";
        return isAdopted(layer) ? "it is adopted already" : null;
    }

    /// <summary>Whether code of a project can name a type.</summary>
    internal static bool IsAccessible(INamedTypeSymbol type, IAssemblySymbol from)
    {
        for (var part = type; part is not null; part = part.ContainingType)
        {
            if (!CanUse(part, from) || part.IsFileLocal || part.TypeArguments.Any(argument => argument is INamedTypeSymbol named && !IsAccessible(named, from)))
                return false;
        }

        return true;
    }

    /// <summary>Whether code of a project can use a symbol, as far as the symbol itself says.</summary>
    internal static bool CanUse(ISymbol symbol, IAssemblySymbol from) => symbol.DeclaredAccessibility switch
    {
        Accessibility.Public => true,
        Accessibility.Internal or Accessibility.ProtectedOrInternal => symbol.ContainingAssembly.Is(from) || symbol.ContainingAssembly.GivesAccessTo(from),
        _ => false,
    };
}
