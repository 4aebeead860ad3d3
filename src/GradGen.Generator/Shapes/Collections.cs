using GradGen.Generator.Model;
using GradGen.Generator.Tensors;
using GradGen.Generator.Walking;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using static GradGen.Generator.Shapes.SymbolicValue;

namespace GradGen.Generator.Shapes;

/// <summary>Collections of arrays or matrices, and lists of sizes. A loop is run once, as for its first round, so that of items with
/// sizes of their own the first is meant: enough for a guess at an input, and no ground for a warning.</summary>
internal sealed class Collections(Interpreter sizes)
{
    private readonly HashSet<SizeName> _listed = [];

    /// <summary>Whether a size comes out of a list: as an index, a number out of a list may be any.</summary>
    internal bool IsListed(SizeName size) => _listed.Contains(size);

    internal StorageItems? ItemsOf(ITypeSymbol? type) => type is null || !sizes.Policy.FirstStandsForAll ? null
        : StorageItems.Of(type, sizes.Layer.ContainingAssembly);

    // "new List<double[,]>()", "new(other)", "new List<double[]> { x }".
    internal SymbolicValue? NewCollection(IObjectCreationOperation creation)
    {
        if (ItemsOf(creation.Type) is not { } items)
            return null;
        var made = new ArrayOf(new Polynomial?[items.Axes], items.Ranks[0]);
        foreach (var argument in creation.Arguments)
        {
            if (sizes.Evaluate(argument.Value) is ArrayOf copied && copied.Axes.Count == made.Axes.Count)
                made = copied.Copy();
        }

        if (creation.Initializer is null)
            return made;
        foreach (var initializer in creation.Initializer.Initializers)
        {
            if (initializer is not IInvocationOperation { TargetMethod.Name: "Add", Arguments: [.., var added] })
                sizes.Discard(initializer);
            else if (sizes.Evaluate(added.Value) is var value)
                made = made with { Axes = Rows.WithFirst(made, value) };
        }

        return made;
    }

    // "_weights.Add(new double[outputs, inputs])", "_activations.Clear()"; false for anything else.
    internal bool ChangeCollection(IInvocationOperation call)
    {
        if (call.TargetMethod.Name is not ("Add" or "Clear" or "Insert" or "TryAdd") || call.Instance is not { } instance
            || Writes.Symbol(instance) is not { } symbol || ItemsOf(instance.Type) is not { } items)
            return false;
        var array = sizes[symbol] as ArrayOf;
        if (call.TargetMethod.Name == "Clear" || array is null)
            array = new ArrayOf(new Polynomial?[items.Axes], items.Ranks[0]);
        if (call.Arguments is [.., { Value: var added }])
            array = array with { Axes = Rows.WithFirst(array, sizes.Evaluate(added)) };
        sizes[symbol] = array;
        return true;
    }

    // "Params["W1"]": an item of its own, with sizes of its own.
    internal SymbolicValue? ItemAt(ArrayOf array, ITypeSymbol? type, IReadOnlyList<IOperation> indices)
    {
        if (array.Access is not { } access || indices is not [{ ConstantValue: { HasValue: true, Value: string key } }]
            || ItemsOf(type) is not { Ranks.Count: 1 } items)
            return null;
        var item = access.At(new Expression.Constant(key));
        var axes = new Polynomial?[items.Storage.Axes];
        for (var axis = 0; axis < axes.Length; axis++)
            axes[axis] = Seen(StorageItems.Measure(items.Type, sizes.Layer.ContainingAssembly, item, axis));
        return new ArrayOf(axes, items.Storage.Own is null ? items.Storage.Ranks[0] : axes.Length);
    }

    // "_sizes[0]", or "_sizes[i]" in the first round of a loop.
    internal SymbolicValue IntegerAt(Expression list, SymbolicValue index)
    {
        if (index is not Number { Value: var place } || (place.AsConstant ?? sizes.Bounds.First(place)?.AsConstant) is not (>= 0 and var first))
            return Unknown;
        var size = Seen(list.At(new Expression.Constant(first)));
        _listed.Add(size.AsName!.Value);
        return new Number(size);
    }

    private Polynomial Seen(Expression expression)
    {
        var name = SizeName.Of(expression.ToString());
        sizes.Witness?.Invoke(name, expression);
        return Polynomial.Name(name);
    }
}
