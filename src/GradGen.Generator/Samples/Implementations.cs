using System.Runtime.CompilerServices;
using GradGen.Generator.Symbols;
using GradGen.Samples;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Samples;

/// <summary>
/// What a constructor can be given for an interface or an abstract class: an object of a class of the project behind it.
/// Looked for once per compilation.
/// </summary>
internal sealed class Implementations
{
    // Smooth functions and what is used most first: a check should not meet a kink, or a zero, of what the layer is given.
    private static readonly string[] Preferred = ["tanh", "sigmoid", "logistic", "softplus", "gelu", "xavier", "glorot", "uniform", "gaussian", "normal"];
    private static readonly string[] Avoided = ["relu", "step", "softmax", "linear", "identity", "none", "null", "empty", "zero", "one", "constant",
        "dummy", "mock", "fake", "test"];

    // What tests put in place of the real thing.
    private static readonly string[] Doubles = ["dummy", "mock", "fake", "stub", "test"];

    private const int Most = 6;

    private static readonly ConditionalWeakTable<IAssemblySymbol, Implementations> Known = new();

    private readonly Dictionary<ITypeSymbol, List<INamedTypeSymbol>> _made = new(SymbolEqualityComparer.Default);

    private Implementations(IAssemblySymbol assembly)
    {
        foreach (var type in assembly.GlobalNamespace.AllTypes().Where(CanBeMade))
        {
            foreach (var meant in type.BaseType.WithBases().Concat(type.AllInterfaces).Where(static meant => !meant.DeclaringSyntaxReferences.IsEmpty))
            {
                if (!_made.TryGetValue(meant, out var made))
                    _made.Add(meant, made = []);
                made.Add(type);
            }
        }

        foreach (var made in _made.Values)
            made.Sort(Compare);
    }

    /// <summary>The classes to make objects of, the one to take first in front; none where no class of the project can be made without arguments.</summary>
    internal static IEnumerable<INamedTypeSymbol> AllOf(ITypeSymbol type, IAssemblySymbol assembly)
    {
        if (type is not INamedTypeSymbol { IsAbstract: true, DeclaringSyntaxReferences.IsEmpty: false }
            || !Known.GetValue(assembly, static current => new Implementations(current))._made.TryGetValue(type, out var made))
            return [];
        return made.Take(1).Concat(made.Skip(1)
            .Where(static other => !other.Name.Mentions(Doubles))).Take(Most);
    }

    private static int Compare(INamedTypeSymbol one, INamedTypeSymbol other) =>
        Rank(one) != Rank(other) ? Rank(one) - Rank(other) : string.CompareOrdinal(one.ToDisplayString(), other.ToDisplayString());

    private static int Rank(INamedTypeSymbol type)
    {
        var preferred = Array.FindIndex(Preferred, word => type.Name.Mentions(word));
        return preferred >= 0 ? preferred
            : type.Name.Mentions(Avoided) ? Preferred.Length + 1
            : Preferred.Length;
    }

    private static bool CanBeMade(INamedTypeSymbol type) =>
        type is { TypeKind: TypeKind.Class or TypeKind.Struct, IsAbstract: false, IsStatic: false } && !IsGeneric(type) && IsSeen(type)
        && type.InstanceConstructors.Any(
            static constructor => constructor.DeclaredAccessibility is Accessibility.Public or Accessibility.Internal
                && constructor.Parameters.All(static parameter => parameter.IsOptional));

    private static bool IsGeneric(INamedTypeSymbol? type) => type is not null && (type.IsGenericType || IsGeneric(type.ContainingType));

    private static bool IsSeen(INamedTypeSymbol? type) =>
        type is null || (type.DeclaredAccessibility is Accessibility.Public or Accessibility.Internal && IsSeen(type.ContainingType));
}
