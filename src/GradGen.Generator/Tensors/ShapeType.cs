using GradGen.Generator.Model;
using GradGen.Generator.Vocabulary;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Tensors;

/// <summary>A type of the user's own whose objects hold all sizes of a storage: <c>new Shape(2, 3).Dimensions</c>.</summary>
internal static class ShapeType
{
    /// <summary>The member in which it shows them; null for any other type.</summary>
    internal static (ISymbol Symbol, ITypeSymbol Type)? Sizes(ITypeSymbol type, IAssemblySymbol? from) =>
        Members(type, from)?.Values.Where(static value => AxisNames.OfSize(value.Symbol.Name) == AxisRole.Shape && AreSizes(value.Type)).ToArray() is [var only]
            ? only : null;

    /// <summary>What makes one of the sizes of a storage; null where nothing does.</summary>
    internal static Maker? Maker(ITypeSymbol type, Axes axes, ITypeSymbol element, IAssemblySymbol? from) =>
        Sizes(type, from) is null ? null
            : Members(type, from)!.Constructors.Select(constructor => Tensors.Maker.Read(constructor, axes, element)).OfType<Maker>()
                .FirstOrDefault(static maker => maker.Parts.All(static part => part.Part is MakerPart.Axis or MakerPart.Sizes or MakerPart.Omitted));

    /// <summary>Whether a type is an array or a list of sizes.</summary>
    internal static bool AreSizes(ITypeSymbol type) =>
        type is IArrayTypeSymbol { Rank: 1, ElementType.SpecialType: SpecialType.System_Int32 }
        || (type is INamedTypeSymbol
        {
            Name: "IReadOnlyList" or "IList" or "List" or "ReadOnlySpan" or "Span" or "ImmutableArray",
            TypeArguments: [{ SpecialType: SpecialType.System_Int32 }]
        });

    private static TypeMembers? Members(ITypeSymbol type, IAssemblySymbol? from) =>
        type is INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct, SpecialType: SpecialType.None, IsAbstract: false } named
            && !OwnType.IsOfFramework(named) ? new TypeMembers(named, from) : null;
}
