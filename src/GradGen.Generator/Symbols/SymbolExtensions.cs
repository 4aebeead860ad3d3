using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Symbols;

/// <summary>What is asked of symbols everywhere.</summary>
internal static class SymbolExtensions
{
    internal static bool Is(this ISymbol? one, ISymbol? other) => SymbolEqualityComparer.Default.Equals(one, other);

    /// <summary>A type and its bases, the nearest first, without those that every type has.</summary>
    internal static IEnumerable<INamedTypeSymbol> WithBases(this INamedTypeSymbol? type)
    {
        for (var current = type; current is { SpecialType: SpecialType.None }; current = current.BaseType)
            yield return current;
    }

    /// <summary>Whether a type is another one, or derives from it.</summary>
    internal static bool DerivesFrom(this ITypeSymbol? type, ITypeSymbol? other)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (current.Is(other))
                return true;
        }

        return false;
    }

    /// <summary>A symbol as its user says it.</summary>
    internal static string Show(this ISymbol symbol) => symbol.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);
}
