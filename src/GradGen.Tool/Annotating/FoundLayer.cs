using Microsoft.CodeAnalysis;

namespace GradGen.Tool.Annotating;

/// <summary>A sample of a layer that can be checked.</summary>
/// <param name="Type">The layer in the annotated compilation; null for one of another assembly, which the project adopts.</param>
/// <param name="Reflection">The name by which its samples are found, closed over its type arguments.</param>
/// <param name="Sample">The number of the sample.</param>
internal sealed record FoundLayer(INamedTypeSymbol? Type, string Reflection, int Sample)
{
    /// <summary>The layer's name with those of the types around it, and the number of a sample that is not the first.</summary>
    internal string Name => (Type is null ? Reflection.Split('[')[0] : NameOf(Type)) + (Sample == 0 ? string.Empty : $", sample {Sample + 1}");

    /// <summary>A type's name with those of the types around it.</summary>
    internal static string NameOf(INamedTypeSymbol type) => type.ToDisplayString(
        new SymbolDisplayFormat(typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypes,
            genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters));
}
