using GradGen.Generator.Tensors;
using Microsoft.CodeAnalysis;
using static GradGen.Generator.Shapes.SymbolicValue;

namespace GradGen.Generator.Shapes;

/// <summary>Elements and rows, and how far indices reach.</summary>
internal sealed partial class Interpreter
{
    private SymbolicValue EvaluateElement(SymbolicValue array, ITypeSymbol? type, IReadOnlyList<IOperation> indices)
    {
        var at = indices.Select(index => (Operation: index, Value: Evaluate(index))).ToArray();
        if (array is ShapeOf shape && at is [(_, Number { Value.AsConstant: { } place })])
            return SizeOf(shape.Storage, (int)place);
        if (array is ArrayOf { Integers: { } integers } && at.Length == 1)
            return IntegerAt(integers, at[0].Value);
        if (array is not ArrayOf known)
            return array is Layer { IsCollection: true } ? array : Unknown;
        if (ItemAt(known, type, indices) is { } item)
            return item;

        for (var axis = 0; axis < at.Length && axis < known.OuterRank; axis++)
        {
            if (Storage.IsLabel(at[axis].Operation.Type))
                Reach(known.Axes[axis], at[axis].Value, known.Input);
        }

        if (known.HasFirst && !at.All(place => place.Value is Number { Value: var number } && _bounds.First(number)?.AsConstant == 0))
            return RowOf(WithoutRows(known), type);
        return indices.Any(static index => index.Type?.Name == "Range") ? Unknown : RowOf(known, type);
    }

    // A rectangular array is enumerated number by number.
    private SymbolicValue ElementOf(SymbolicValue collection, ITypeSymbol? type) =>
        type is IArrayTypeSymbol { Rank: > 1 } ? (collection is ArrayOf { Input: >= 0 } array ? new Element(array.Input) : Unknown) : RowOf(collection, type);

    private SymbolicValue RowOf(SymbolicValue collection, ITypeSymbol? type) => collection switch
    {
        ArrayOf { Item: { } item } => item,
        ArrayOf array when array.Axes.Count > array.OuterRank =>
            array with { Axes = [.. array.Axes.Skip(array.OuterRank)], OuterRank = Math.Min(ItemRank(type), array.Axes.Count - array.OuterRank), IsWhole = false, Access = null },
        ArrayOf { Input: >= 0 } array => new Element(array.Input),
        _ => Unknown,
    };

    private void Reach(Polynomial? size, SymbolicValue index, int input)
    {
        if (index is Element label)
        {
            ReachByLabel(size, label);
        }
        else if (index is Number { Value: var position } && !position.Names.Any(_listed.Contains) && _bounds.Upper(position) is { } upper)
        {
            if (size is not null)
                Evidence.AtLeast.Add((size, upper.Plus(Polynomial.One)));
        }
        else if (input >= 0)
        {
            // Somewhere inside an input, but nobody knows how far.
            Evidence.Escaped.Add(input);
        }
    }
}
