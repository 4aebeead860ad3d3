using GradGen.Generator.Symbols;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Interpretation.Values;

/// <summary>What members are called in the tables and where a run ends.</summary>
internal static class Names
{
    /// <summary><c>System.Collections.Generic.List`1.Add</c></summary>
    internal static string Of(ISymbol member) => Of(member.ContainingType) + "." + member.Name;

    internal static string Of(INamedTypeSymbol type) => ReflectionNames.Definition(type.OriginalDefinition);
}
