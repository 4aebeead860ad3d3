using GradGen.Generator.Interpretation.Values;
using GradGen.Generator.Symbols;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Interpretation;

/// <summary>Which override of a virtual method an object has.</summary>
internal sealed class Dispatch(Machine machine)
{
    private readonly Dictionary<IMethodSymbol, Dictionary<ITypeSymbol, Function>> _found = new(SymbolEqualityComparer.Default);

    internal bool IsVirtual(ISymbol member) =>
        member.ContainingType.TypeKind == TypeKind.Interface || member.IsVirtual || member.IsAbstract || member.IsOverride;

    internal Function Function(IMethodSymbol method, Value self)
    {
        if (self.Object is not Instance { Layout.Type: var type })
            return machine.Bodies.Function(method);
        if (!_found.TryGetValue(method, out var byType))
            _found.Add(method, byType = new(SymbolEqualityComparer.Default));
        if (!byType.TryGetValue(type, out var function))
            byType.Add(type, function = machine.Bodies.Function(Find(method, type) ?? method));
        return function;
    }

    /// <summary>The implementation of a virtual method or an interface's in a type; null where the type has none of its own.</summary>
    internal static IMethodSymbol? Find(IMethodSymbol method, INamedTypeSymbol type)
    {
        if (method.ContainingType.TypeKind == TypeKind.Interface)
        {
            if (type.FindImplementationForInterfaceMember(method.ConstructedFrom) is not IMethodSymbol found)
                return null;
            found = found.Arity > 0 && found.IsDefinition | found.ConstructedFrom.Is(found)
                ? found.Construct([.. method.TypeArguments]) : found;
            return Dispatchable(found) && found.ContainingType.TypeKind != TypeKind.Interface ? Find(found, type) ?? found : found;
        }

        for (var current = type; current is not null; current = current.BaseType)
        {
            foreach (var member in current.GetMembers(method.Name).OfType<IMethodSymbol>())
            {
                if (Overrides(member, method.OriginalDefinition))
                    return member.Arity > 0 ? member.Construct([.. method.TypeArguments]) : member;
            }
        }

        return null;
    }

    private static bool Dispatchable(IMethodSymbol method) => method.IsVirtual || method.IsAbstract || method.IsOverride;

    private static bool Overrides(IMethodSymbol member, IMethodSymbol method)
    {
        for (IMethodSymbol? current = member; current is not null; current = current.OverriddenMethod)
        {
            if (current.OriginalDefinition.Is(method))
                return true;
        }

        return false;
    }
}
