using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using static GradGen.Generator.Shapes.SymbolicValue;

namespace GradGen.Generator.Shapes;

/// <summary>New arrays.</summary>
internal sealed class Creations(Interpreter sizes)
{
    internal SymbolicValue EvaluateCreation(IArrayCreationOperation creation)
    {
        var lengths = creation.DimensionSizes.Select(size => sizes.Evaluate(size) is Number { Value: var value } ? value : null).ToList();
        var storage = Tensors.Storage.Of(creation.Type!);
        var axes = new Polynomial?[storage.IsReal ? storage.Axes : sizes.Collections.ItemsOf(creation.Type)?.Axes ?? storage.Axes];
        for (var axis = 0; axis < lengths.Count && axis < axes.Length; axis++)
        {
            axes[axis] = lengths[axis];
            // Of one element alone, what moves along an axis cannot be seen.
            if (lengths[axis] is { } size && size.Names.Any(static name => name.IsOfInput || name.IsQuotient))
                sizes.Evidence.Least.Add((size, Polynomial.Constant(2)));
        }

        var array = new ArrayOf(axes, storage.Ranks[0]) { Origin = creation.Syntax };
        foreach (var element in creation.Initializer?.ElementValues ?? System.Collections.Immutable.ImmutableArray<IOperation>.Empty)
        {
            var value = sizes.Evaluate(element);
            sizes.Escape(value);
            array = array with { Axes = Rows.WithRow(array, value, sizes.Bounds) };
        }

        return array;
    }

    // By its syntax: the oldest compiler promised has no operation for it.
    internal SymbolicValue EvaluateCollection(CollectionExpressionSyntax collection, ITypeSymbol? type)
    {
        var values = collection.Elements.Select(element => (Element: element, Value: ValueOf(element))).ToArray();
        foreach (var (_, value) in values)
            sizes.Escape(value);
        var items = sizes.Collections.ItemsOf(type);
        if (items is null && (type is not IArrayTypeSymbol || Tensors.Storage.Of(type) is not { Ranks: [1, ..] }))
            return Unknown;
        var axes = new Polynomial?[items?.Axes ?? Tensors.Storage.Of(type!).Axes];
        var array = new ArrayOf(axes, 1) { Origin = collection };
        if (values is [(SpreadElementSyntax, ArrayOf { OuterRank: 1 } copied)] && copied.Axes.Count == axes.Length)
            return array with { Axes = copied.Axes };
        if (values.Any(static value => value.Element is not ExpressionElementSyntax))
            return array;
        axes[0] = Polynomial.Constant(values.Length);
        foreach (var (_, value) in values)
            array = array with { Axes = Rows.WithRow(array, value, sizes.Bounds) };
        return array;

        SymbolicValue ValueOf(CollectionElementSyntax element)
        {
            var expression = (element as ExpressionElementSyntax)?.Expression ?? (element as SpreadElementSyntax)?.Expression;
            return expression is CollectionExpressionSyntax nested ? EvaluateCollection(nested, (type as IArrayTypeSymbol)?.ElementType)
                : expression is not null && sizes.Sources.Operation(expression) is { } operation ? sizes.Evaluate(operation)
                : Unknown;
        }
    }
}
