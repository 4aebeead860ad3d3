using GradGen.Generator.Model;
using GradGen.Generator.Tensors;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using static GradGen.Generator.Shapes.SymbolicValue;

namespace GradGen.Generator.Shapes;

/// <summary>
/// Collections of arrays or matrices, and lists of sizes. A loop is run once, as for its first round, so that of items with
/// sizes of their own the first is meant: enough for a guess at an input, and no ground for a warning.
/// </summary>
internal sealed partial class Interpreter
{
    // Sizes out of lists: as an index, a number out of a list may be any.
    private readonly HashSet<string> _listed = new(StringComparer.Ordinal);

    /// <summary>Takes note of a size by its name and the expression that gives it.</summary>
    internal Action<string, Expression>? Witness { get; init; }

    private StorageItems? ItemsOf(ITypeSymbol? type) => IsCertain || type is null ? null : StorageItems.Of(type, _layer.ContainingAssembly);

    // "new List<double[,]>()", "new(other)", "new List<double[]> { x }".
    private SymbolicValue? NewCollection(IObjectCreationOperation creation)
    {
        if (ItemsOf(creation.Type) is not { } items)
            return null;
        var made = new ArrayOf(new Polynomial?[items.Axes], items.Ranks[0]);
        foreach (var argument in creation.Arguments)
        {
            if (Evaluate(argument.Value) is ArrayOf copied && copied.Axes.Count == made.Axes.Count)
                made = copied.Copy();
        }

        if (creation.Initializer is null)
            return made;
        foreach (var initializer in creation.Initializer.Initializers)
        {
            if (initializer is not IInvocationOperation { TargetMethod.Name: "Add", Arguments: [.., var added] })
                Discard(initializer);
            else if (Evaluate(added.Value) is var value)
                made = made with { Axes = WithFirst(made, value) };
        }

        return made;
    }

    // "_weights.Add(new double[outputs, inputs])", "_activations.Clear()"; false for anything else.
    private bool ChangeCollection(IInvocationOperation call)
    {
        if (call.TargetMethod.Name is not ("Add" or "Clear" or "Insert" or "TryAdd") || call.Instance is not { } instance || SymbolOf(instance) is not { } symbol || ItemsOf(instance.Type) is not { } items)
            return false;
        var array = this[symbol] as ArrayOf;
        if (call.TargetMethod.Name == "Clear" || array is null)
            array = new ArrayOf(new Polynomial?[items.Axes], items.Ranks[0]);
        if (call.Arguments is [.., { Value: var added }])
            array = array with { Axes = WithFirst(array, Evaluate(added)) };
        _values[symbol] = array;
        return true;
    }

    // The first item says the sizes.
    private static Polynomial?[] WithFirst(ArrayOf array, SymbolicValue item)
    {
        var axes = array.Axes.ToArray();
        for (var axis = array.OuterRank; axis < axes.Length; axis++)
            axes[axis] ??= (item as ArrayOf)?.Axes.ElementAtOrDefault(axis - array.OuterRank);
        return axes;
    }

    // What an item of a collection takes as indices.
    private int ItemRank(ITypeSymbol? collection)
    {
        var item = collection switch
        {
            IArrayTypeSymbol array => array.ElementType,
            INamedTypeSymbol named => (CollectionTypes.Implemented(named, "IDictionary", 2)?.TypeArguments[1] ?? CollectionTypes.Implemented(named, "IEnumerable", 1)?.TypeArguments[0] ?? RowsOf(named)?.Item),
            _ => null,
        };
        return item is IArrayTypeSymbol row ? row.Rank : IsCertain ? 1 : OwnOf(item)?.Axes.Count ?? 1;
    }

    // "Params["W1"]": an item of its own, with sizes of its own.
    private SymbolicValue? ItemAt(ArrayOf array, ITypeSymbol? type, IReadOnlyList<IOperation> indices)
    {
        if (array.Access is not { } access || indices is not [{ ConstantValue: { HasValue: true, Value: string key } }] || ItemsOf(type) is not { Ranks.Count: 1 } items)
            return null;
        var item = access.At(new Expression.Constant(key));
        var axes = new Polynomial?[items.Storage.Axes];
        for (var axis = 0; axis < axes.Length; axis++)
            axes[axis] = Seen(StorageItems.Measure(items.Type, _layer.ContainingAssembly, item, axis));
        return new ArrayOf(axes, items.Storage.Own is null ? items.Storage.Ranks[0] : axes.Length);
    }

    // "_sizes[0]", or "_sizes[i]" in the first round of a loop.
    private SymbolicValue IntegerAt(Expression list, SymbolicValue index)
    {
        if (index is not Number { Value: var place } || (place.AsConstant ?? _bounds.First(place)?.AsConstant) is not (>= 0 and var first))
            return Unknown;
        var size = Seen(list.At(new Expression.Constant(first)));
        _listed.Add(size.AsName!);
        return new Number(size);
    }

    private Polynomial Seen(Expression expression)
    {
        var name = expression.ToString();
        Witness?.Invoke(name, expression);
        return Polynomial.Name(name);
    }
}
