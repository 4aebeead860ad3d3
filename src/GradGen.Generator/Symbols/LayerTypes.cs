using GradGen.Generator.Vocabulary;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Symbols;

/// <summary>Which types are layers.</summary>
internal static class LayerTypes
{
    /// <summary>Annotated, or, as an interface or base class of layers, with both methods of one.</summary>
    internal static bool IsLayer(ITypeSymbol type) => type is INamedTypeSymbol named && (named.Has(AttributeReader.GradCheckable) || HasLayerMethods(named));

    private static bool HasLayerMethods(INamedTypeSymbol type)
    {
        if (type.SpecialType != SpecialType.None || type.TypeKind is not (TypeKind.Class or TypeKind.Struct or TypeKind.Interface)
            || type.ContainingNamespace?.Name == "System")
            return false;
        var methods = MethodsOf(type).ToArray();
        return methods.Any(static method => PassNames.ForwardRank(method.Name) == 0) && methods.Any(static method => PassNames.BackwardRank(method.Name) == 0);
    }

    private static IEnumerable<IMethodSymbol> MethodsOf(INamedTypeSymbol type)
    {
        // A class has its interfaces' methods itself.
        foreach (var contract in type.AllInterfaces)
        {
            foreach (var method in contract.GetMembers().OfType<IMethodSymbol>())
                yield return method;
        }

        foreach (var current in type.WithBases())
        {
            foreach (var method in current.GetMembers().OfType<IMethodSymbol>())
                yield return method;
        }
    }
}
