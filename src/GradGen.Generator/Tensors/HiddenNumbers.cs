using GradGen.Generator.Symbols;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Tensors;

/// <summary>Types of the project that hold numbers and cannot be read, and what they would have to show.</summary>
internal static class HiddenNumbers
{
    private static readonly string[] TensorNames = ["Matrix", "Tensor", "Vector", "NdArray", "NDArray", "Volume", "Blob"];

    internal static bool IsNamedLikeTensor(ITypeSymbol type) => TensorNames.Any(word => type.Name.IndexOf(word, StringComparison.Ordinal) >= 0);

    /// <summary>What a matrix of the project's own would have to show; null for any other type.</summary>
    internal static string? Lacks(ITypeSymbol type, IAssemblySymbol from) =>
        type is INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct } && type.ContainingAssembly.Is(from)
            ? $"let {type.Name} show its array, a span of it, or an indexer with its sizes (Rows and Columns, Length or Shape), public or internal"
            : null;

    /// <summary>The same for a type that is called like a matrix, or whose numbers can be seen.</summary>
    internal static string? LacksAsTensor(ITypeSymbol type, IAssemblySymbol from) =>
        IsNamedLikeTensor(type) || (type is INamedTypeSymbol named && ValueAccessReader.Read(new TypeMembers(named, from)) is not null)
            ? Lacks(type, from) : null;
}
