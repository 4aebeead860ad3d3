using GradGen.Generator.Symbols;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.External;

/// <summary>The methods that generated code can call on a layer beside Forward and Backward.</summary>
internal static class LayerMethods
{
    /// <summary>The layer's own and those of its base types that it sees, none that another one overrides.</summary>
    internal static IEnumerable<IMethodSymbol> Of(LayerView layer)
    {
        var overridden = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        foreach (var type in layer.Type.WithBases())
        {
            foreach (var method in type.GetMembers().OfType<IMethodSymbol>())
            {
                if (method.OverriddenMethod is { } original)
                    overridden.Add(original.OriginalDefinition);
                if (method is { MethodKind: MethodKind.Ordinary, IsStatic: false, IsGenericMethod: false }
                    && !overridden.Contains(method.OriginalDefinition) && !layer.Has(method, AttributeReader.GradCheckIgnore) && layer.CanUse(method))
                    yield return method.Implemented();
            }
        }
    }

    /// <summary>Whether a name is that of a field or a property of the layer or of its base types.</summary>
    internal static bool HasField(INamedTypeSymbol layer, string name)
    {
        foreach (var type in layer.WithBases())
        {
            if (type.GetMembers(name).Any(static member => member is IFieldSymbol { IsConst: false } or IPropertySymbol))
                return true;
        }

        return false;
    }
}
