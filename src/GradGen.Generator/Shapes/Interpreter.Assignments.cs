using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using static GradGen.Generator.Shapes.SymbolicValue;

namespace GradGen.Generator.Shapes;

/// <summary>What is assigned to what.</summary>
internal sealed partial class Interpreter
{
    private SymbolicValue Assign(IOperation target, SymbolicValue value, IOperation? source = null)
    {
        value = Placed(value, source);
        if (target is IArrayElementReferenceOperation element)
        {
            AssignElement(element, element.ArrayReference, element.Indices, value);
        }
        else if (target is IPropertyReferenceOperation { Arguments.Length: > 0, Instance: { } list } indexed && ItemsOf(list.Type) is not null)
        {
            AssignElement(indexed, list, [.. indexed.Arguments.Select(static argument => argument.Value)], value);
        }
        else if (SymbolOf(target) is { } symbol)
        {
            _values[symbol] = value;
            if (symbol is IFieldSymbol or IPropertySymbol)
                AssignedMembers.Add(symbol);
        }
        else
        {
            // A member of another object of the type, as in Clone, has to be what it is everywhere.
            if (target is IMemberReferenceOperation { Member: IFieldSymbol or IPropertySymbol } member)
                AssignedElsewhere.Add((member.Member.OriginalDefinition, value));
            Discard(target);
            Escape(value);
        }

        return value;
    }

    // The expression that allocates: not the name of a local that holds it, nor a line inside a helper.
    private static SymbolicValue Placed(SymbolicValue value, IOperation? source) =>
        value is ArrayOf array && source is not null && !(Unconverted(source) is ILocalReferenceOperation && array.Origin is not null)
            ? array with { Origin = source.Syntax, RowOrigin = Unconverted(source) is IInvocationOperation ? null : array.RowOrigin }
            : value;

    // "var (rows, columns) = (x.GetLength(0), x.GetLength(1))", element by element.
    private SymbolicValue Deconstruct(IDeconstructionAssignmentOperation assignment)
    {
        var target = Declared(assignment.Target);
        if (target is not ITupleOperation targets || Unconverted(assignment.Value) is not ITupleOperation values || targets.Elements.Length != values.Elements.Length)
        {
            var value = Evaluate(assignment.Value);
            Escape(value);
            var parts = target is ITupleOperation unread ? unread.Elements.ToArray() : [];
            for (var i = 0; i < parts.Length; i++)
                Assign(Declared(parts[i]), value is SymbolicValue.Tuple known && known.Parts.Count == parts.Length ? known.Parts[i] : Unknown, assignment.Value);
            return Unknown;
        }

        // All are read before any is written, as in a swap.
        var read = values.Elements.Select(Evaluate).ToArray();
        for (var i = 0; i < read.Length; i++)
            Assign(Declared(targets.Elements[i]), read[i], values.Elements[i]);
        return Unknown;
    }

    private static IOperation Declared(IOperation target) => target is IDeclarationExpressionOperation { Expression: var declared } ? declared : target;

    // "w[i] = new double[inputs]" in a loop over all i gives the rows of a jagged array their length.
    private void AssignElement(IOperation element, IOperation collection, IReadOnlyList<IOperation> indices, SymbolicValue value)
    {
        Discard(element);
        Escape(value);
        if (SymbolOf(collection) is not { } symbol || this[symbol] is not ArrayOf array || array.Axes.Count == array.OuterRank || (array.HasFirst && !IsCertain))
            return;
        var isFirst = !IsCertain && value is ArrayOf && indices.All(static index => index.ConstantValue is { HasValue: true, Value: 0 });
        _values[symbol] = array with { Axes = isFirst ? WithFirst(WithoutRows(array), value) : WithRow(array, value), RowOrigin = (value as ArrayOf)?.Origin, HasFirst = isFirst };
    }

    private static ArrayOf WithoutRows(ArrayOf array) => array with { Axes = [.. array.Axes.Take(array.OuterRank), .. new Polynomial?[array.Axes.Count - array.OuterRank]], Input = -1 };

    // Rows that differ, or of which one is not known, have no size in common. That has to stick, so it is no null.
    private Polynomial?[] WithRow(ArrayOf array, SymbolicValue value)
    {
        var axes = array.Axes.ToArray();
        for (var axis = array.OuterRank; axis < axes.Length; axis++)
        {
            var size = value is ArrayOf row && axis - array.OuterRank < row.Axes.Count ? row.Axes[axis - array.OuterRank] : null;
            axes[axis] = size is not null && (axes[axis] is null || size.Equals(axes[axis])) ? size : _bounds.Variable(null, null);
        }

        return axes;
    }

    private static ISymbol? SymbolOf(IOperation target) => target switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        IFieldReferenceOperation { Instance: null or IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance } } field => field.Field.OriginalDefinition,
        IPropertyReferenceOperation { Instance: IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance }, Arguments.IsEmpty: true } property =>
            property.Property.OriginalDefinition,
        _ => null,
    };

    private void ForgetAssigned(IOperation body)
    {
        foreach (var symbol in AssignedIn(body))
            _values[symbol] = SymbolicValue.Unknown;
    }

    // Arrays still have the values from before the loop, which is what the first round sees; later rounds may not.
    private void ForgetBefore(IOperation body)
    {
        foreach (var symbol in AssignedIn(body))
        {
            if (IsCertain || this[symbol] is not SymbolicValue.ArrayOf)
                _values[symbol] = SymbolicValue.Unknown;
        }
    }

    private static IEnumerable<ISymbol> AssignedIn(IOperation body)
    {
        foreach (var operation in body.Descendants())
        {
            var target = operation switch
            {
                IAssignmentOperation assignment => assignment.Target,
                IIncrementOrDecrementOperation change => change.Target,
                IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out } argument => argument.Value,
                _ => null,
            };
            if (target is not null && SymbolOf(target) is { } symbol)
                yield return symbol;
            if (operation is IDeconstructionAssignmentOperation { Target: ITupleOperation parts })
            {
                foreach (var assigned in parts.Elements.Select(SymbolOf).OfType<ISymbol>())
                    yield return assigned;
            }
        }
    }
}
