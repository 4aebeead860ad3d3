using GradGen.Generator.Tensors;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using static GradGen.Generator.Shapes.SymbolicValue;

namespace GradGen.Generator.Shapes;

/// <summary>Elements and rows, and how far indices reach.</summary>
internal sealed class Elements(Interpreter sizes)
{
    internal SymbolicValue EvaluateElement(SymbolicValue array, ITypeSymbol? type, IReadOnlyList<IOperation> indices)
    {
        if (indices is [IRangeOperation range])
            return EvaluateRange(array, range);
        var at = indices.Select(index => (Operation: index, Value: sizes.Evaluate(index))).ToArray();
        if (array is ShapeOf shape && at is [(_, Number { Value.AsConstant: { } place })])
            return sizes.Storages.SizeOf(shape.Storage, (int)place);
        if (array is ArrayOf { Integers: { } integers } && at.Length == 1)
            return sizes.Collections.IntegerAt(integers, at[0].Value);
        if (array is not ArrayOf known)
            return array is Layer { IsCollection: true } ? array : Unknown;
        if (sizes.Collections.ItemAt(known, type, indices) is { } item)
            return item;

        for (var axis = 0; axis < at.Length && axis < known.OuterRank; axis++)
        {
            if (Storage.IsLabel(at[axis].Operation.Type))
                Reach(known.Axes[axis], at[axis].Value, known.Input);
        }

        if (known.HasFirst && !at.All(place => place.Value is Number { Value: var number } && sizes.Bounds.First(number)?.AsConstant == 0))
            return RowOf(Rows.Without(known), type);
        return indices.Any(static index => index.Type?.Name == "Range") ? Unknown : RowOf(known, type);
    }

    // "table[(id * width)..((id + 1) * width)]".
    internal SymbolicValue EvaluateRange(SymbolicValue array, IRangeOperation range)
    {
        var start = range.LeftOperand is { } first ? sizes.Evaluate(first) : new Number(Polynomial.Zero);
        var end = range.RightOperand is { } last ? sizes.Evaluate(last) : null;
        if (array is not ArrayOf { OuterRank: 1 } known)
            return Unknown;
        return Stretch(known, start, (start, end) switch
        {
            (Number { Value: var from }, Number { Value: var to }) => to.Minus(from),
            (Number { Value: var from }, null) => known.Axes[0]?.Minus(from),
            (Element from, Element to) when from.Input == to.Input && Equals(from.Scale, to.Scale) => to.Offset.Minus(from.Offset),
            _ => null,
        });
    }

    // What begins at a label and has no known end is taken for one row.
    internal SymbolicValue Stretch(ArrayOf array, SymbolicValue start, Polynomial? length)
    {
        if (start is Element label)
            sizes.Labels.ReachByLabel(array.Axes[0], label, length ?? label.Scale);
        else if (start is Number { Value: var from } && length is not null && array.Axes[0] is { } size && sizes.Upper(from.Plus(length)) is { } end)
            sizes.Evidence.AtLeast.Add((size, end));
        return length is null ? Unknown : array.Copy() with { Axes = [length, .. array.Axes.Skip(1)] };
    }

    // "MemoryMarshal.CreateSpan(ref m[i, 0], n)": so many numbers from one on, of a row where they begin inside of the array.
    internal SymbolicValue EvaluateWindow(IOperation first, SymbolicValue length)
    {
        sizes.Discard(first);
        if (first is not IArrayElementReferenceOperation { Indices: var indices } element || length is not Number { Value: var count }
            || sizes.Evaluate(element.ArrayReference) is not ArrayOf array || array.OuterRank != indices.Length || array.Axes.Count != indices.Length)
            return Unknown;
        var places = indices.Select(sizes.Evaluate).ToArray();
        var window = new ArrayOf([count], 1);
        // What begins inside and may go on into other rows says nothing of one.
        return Array.TrueForAll(places, static place => place is Number { Value.AsConstant: 0 }) ? Stretch(array.Flat(), places[0], count)
            : array.Axes.Take(indices.Length - 1).Any(outer => outer is null || outer.Names.Any(count.Mentions)) ? window
            : Stretch(window with { Axes = [array.Axes[indices.Length - 1]] }, places[places.Length - 1], count);
    }

    // A rectangular array is enumerated number by number.
    internal SymbolicValue ElementOf(SymbolicValue collection, ITypeSymbol? type) =>
        type is IArrayTypeSymbol { Rank: > 1 } ? (collection is ArrayOf { Input: >= 0 } array ? new Element(array.Input) : Unknown) : RowOf(collection, type);

    internal SymbolicValue RowOf(SymbolicValue collection, ITypeSymbol? type) => collection switch
    {
        ArrayOf { Item: { } item } => item,
        ArrayOf array when array.Axes.Count > array.OuterRank =>
            array with
            {
                Axes = [.. array.Axes.Skip(array.OuterRank)],
                OuterRank = Math.Min(ItemRank(type), array.Axes.Count - array.OuterRank),
                IsWhole = false,
                Access = null
            },
        ArrayOf { Input: >= 0 } array => new Element(array.Input),
        _ => Unknown,
    };

    internal void Reach(Polynomial? size, SymbolicValue index, int input)
    {
        if (index is Element label)
        {
            sizes.Labels.ReachByLabel(size, label);
        }
        else if (index is Number { Value: var position } && !position.Names.Any(sizes.Collections.IsListed) && sizes.Upper(position) is { } upper)
        {
            if (size is not null)
                sizes.Evidence.AtLeast.Add((size, upper.Plus(Polynomial.One)));
        }
        else if (size?.AsName is { IsOfInput: true } axis && axis.Number == input)
        {
            // Somewhere inside an input, but it is unknown how far; its other axes have indices of their own.
            sizes.Evidence.EscapedAxes.Add(axis);
        }
        else if (input >= 0)
        {
            sizes.Evidence.Escaped.Add(input);
        }
    }

    // What an item of a collection takes as indices.
    internal int ItemRank(ITypeSymbol? collection)
    {
        var item = collection switch
        {
            IArrayTypeSymbol array => array.ElementType,
            INamedTypeSymbol named =>
                (CollectionTypes.Implemented(named, "IDictionary", 2)?.TypeArguments[1]
                    ?? CollectionTypes.Implemented(named, "IEnumerable", 1)?.TypeArguments[0] ?? sizes.Storages.RowsOf(named)?.Item),
            _ => null,
        };
        return item is IArrayTypeSymbol row ? row.Rank : sizes.Storages.OwnOf(item)?.Axes.Count ?? 1;
    }

    // Two arrays of which one is copied into the other, or that are walked together.
    internal void Relate(ArrayOf one, SymbolicValue? other)
    {
        if (other is not ArrayOf second)
            return;
        // What is copied byte by byte is of one length.
        if (one.Axes.Count != second.Axes.Count)
            (one, second) = (one.Flat(), second.Flat());
        for (var axis = 0; axis < one.Axes.Count; axis++)
        {
            if (one.Axes[axis] is { } left && second.Axes[axis] is { } right && !left.Equals(right))
                sizes.Evidence.AtLeast.Add((right, left));
        }
    }

    // "new Vector<double>(x, i)": a few elements from i on.
    internal SymbolicValue EvaluateVector(IObjectCreationOperation vector)
    {
        var values = sizes.EvaluateAll(vector.Arguments);
        if (values is [ArrayOf { Axes: [var size] } array, Number start])
            Reach(size, start, array.Input);
        return Unknown;
    }

    // A pointer to the first element of an array, and what it is asked for; nothing else has an operation of this kind.
    internal SymbolicValue? EvaluatePointer(IOperation operation)
    {
        var children = operation.ChildOperations.ToArray();
        if (operation.Syntax is ElementAccessExpressionSyntax && children is [var pointer, var index] && sizes.Evaluate(pointer) is ArrayOf array)
            return EvaluateElement(array.Flat(), null, [index]);
        return operation.Syntax is not FixedStatementSyntax && children is [var only] && sizes.Evaluate(only) is ArrayOf whole ? whole.Flat() : null;
    }
}
