using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Reading;

/// <summary>
/// What a constructor can be given for an interface or an abstract class: an object of a class of the project behind it.
/// Looked for once per compilation.
/// </summary>
internal sealed class Implementations
{
    // Smooth functions and what is used most first: a check should not meet a kink, or a zero, of what the layer is given.
    private static readonly string[] Preferred = ["tanh", "sigmoid", "logistic", "softplus", "gelu", "xavier", "glorot", "uniform", "gaussian", "normal"];
    private static readonly string[] Avoided = ["relu", "step", "softmax", "linear", "identity", "none", "null", "empty", "zero", "one", "constant", "dummy", "mock", "fake", "test"];

    private static readonly ConditionalWeakTable<IAssemblySymbol, Implementations> Known = new();

    private readonly Dictionary<ITypeSymbol, INamedTypeSymbol> _chosen = new(SymbolEqualityComparer.Default);

    private Implementations(IAssemblySymbol assembly)
    {
        foreach (var type in TypesOf(assembly.GlobalNamespace).Where(CanBeMade))
        {
            foreach (var meant in BasesOf(type).Concat(type.AllInterfaces).Where(static meant => !meant.DeclaringSyntaxReferences.IsEmpty))
            {
                if (!_chosen.TryGetValue(meant, out var before) || Compare(type, before) < 0)
                    _chosen[meant] = type;
            }
        }
    }

    /// <summary>The class to make an object of; null where none of the project can be made without more ado.</summary>
    internal static INamedTypeSymbol? Of(ITypeSymbol type, IAssemblySymbol assembly) =>
        type is INamedTypeSymbol { IsAbstract: true, DeclaringSyntaxReferences.IsEmpty: false }
        && Known.GetValue(assembly, static current => new Implementations(current))._chosen.TryGetValue(type, out var chosen)
            ? chosen
            : null;

    private static int Compare(INamedTypeSymbol one, INamedTypeSymbol other) =>
        Rank(one) != Rank(other) ? Rank(one) - Rank(other) : string.CompareOrdinal(one.ToDisplayString(), other.ToDisplayString());

    private static int Rank(INamedTypeSymbol type)
    {
        var preferred = Array.FindIndex(Preferred, word => type.Name.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0);
        return preferred >= 0 ? preferred
            : Array.Exists(Avoided, word => type.Name.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0) ? Preferred.Length + 1
            : Preferred.Length;
    }

    private static bool CanBeMade(INamedTypeSymbol type) =>
        type is { TypeKind: TypeKind.Class or TypeKind.Struct, IsAbstract: false, IsStatic: false } && !IsGeneric(type) && IsSeen(type)
        && type.InstanceConstructors.Any(static constructor => constructor.DeclaredAccessibility is Accessibility.Public or Accessibility.Internal && constructor.Parameters.All(static parameter => parameter.IsOptional));

    private static bool IsGeneric(INamedTypeSymbol? type) => type is not null && (type.IsGenericType || IsGeneric(type.ContainingType));

    private static bool IsSeen(INamedTypeSymbol? type) =>
        type is null || (type.DeclaredAccessibility is Accessibility.Public or Accessibility.Internal && IsSeen(type.ContainingType));

    private static IEnumerable<INamedTypeSymbol> BasesOf(INamedTypeSymbol type)
    {
        for (var current = type.BaseType; current is not null; current = current.BaseType)
            yield return current;
    }

    private static IEnumerable<INamedTypeSymbol> TypesOf(INamespaceOrTypeSymbol place) =>
        place.GetMembers().OfType<INamespaceOrTypeSymbol>().SelectMany(static member => member is INamedTypeSymbol type ? TypesOf(type).Prepend(type) : TypesOf(member));
}
