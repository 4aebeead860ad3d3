using GradGen.Generator.Model;
using GradGen.Generator.Symbols;
using GradGen.Generator.Tensors;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Samples;

/// <summary>The arrays, lists and matrices that a sample makes a layer with.</summary>
/// <param name="from">The assembly that is compiled.</param>
/// <param name="storages">The matrices that can be made; null where none can.</param>
internal sealed class ArrayMaker(IAssemblySymbol from, StorageModels? storages)
{
    /// <summary>What their sizes are called.</summary>
    internal ArgumentNames Names { get; } = new(from);

    /// <summary>A list of sizes, as of hidden layers.</summary>
    internal Expression Listed(Asked asked)
    {
        var sizes = Enumerable.Range(0, 3).Select(i => (Expression)new SampleExpression.Size(SizeKind.Of, $"{Names.Of(asked)}[{i}]")).ToEquatableArray();
        return asked.IsParams ? new Expression.List(sizes)
            : asked.Type.Name == "List" ? new Expression.NewList(TypeNames.Annotated(asked.Type), sizes)
            : new Expression.NewArray(null, sizes);
    }

    /// <summary>Weights and the like, which are what they are by their sizes; null for anything else.</summary>
    internal Expression? Reals(Asked asked)
    {
        if (asked.Type is IArrayTypeSymbol { Rank: 1, ElementType.SpecialType: SpecialType.System_Boolean })
            return Filled("Flags", [], asked, 1);
        if (asked.Type is INamedTypeSymbol
            {
                ContainingNamespace: { Name: "Generic", ContainingNamespace.Name: "Collections" },
                TypeArguments: [var item]
            } list && ValueAccessReader.IsReal(item) && item.TypeKind != TypeKind.TypeParameter)
        {
            var values = Filled("Values", [TypeNames.Annotated(item)], asked, 1);
            return list.Name switch
            {
                "IEnumerable" or "IReadOnlyList" or "IList" or "ICollection" or "IReadOnlyCollection" => values,
                "List" => new Expression.New(TypeNames.Annotated(list), new[] { new PassedArgument(null, values) }.ToEquatableArray()),
                _ => null,
            };
        }

        var storage = Storage.Of(asked.Type, from);
        if (!storage.IsReal || storage.IsScalar || storage.Element.TypeKind == TypeKind.TypeParameter)
            return null;
        var element = TypeNames.Annotated(storage.Element);
        if (storage.Own is { } own)
        {
            return storages is not null && !own.Axes.IsOpen && own.Obstacle(from) is null
                ? Filled("Made", [TypeNames.Annotated(own.Type), element, new TypeName.Simple(storages.NameOf(storage)!)], asked, storage.Axes)
                : null;
        }

        return storage.Ranks switch
        {
            [1] => Filled("Values", [element], asked, 1),
            [var rank] => new Expression.Cast(TypeNames.Annotated(asked.Type), Filled("Table", [element], asked, rank)),
            [1, 1] => Filled("Rows", [element], asked, 2),
            _ => null,
        };
    }

    private SampleExpression.Filled Filled(string kind, TypeName[] elements, Asked asked, int axes) =>
        new(kind, elements.ToEquatableArray(), Enumerable.Range(0, axes).Select(axis => (Expression)Names.SizeOf(asked, axis, axes)).ToEquatableArray());
}
