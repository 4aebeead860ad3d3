using GradGen.Generator.Walking;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using static GradGen.Generator.Shapes.SymbolicValue;

namespace GradGen.Generator.Shapes;

/// <summary>What is assigned to what.</summary>
internal sealed class Assignments(Interpreter sizes)
{
    /// <summary>The members that were assigned as a whole.</summary>
    internal HashSet<ISymbol> Members { get; } = new(SymbolEqualityComparer.Default);

    /// <summary>Members of other objects that were assigned.</summary>
    internal List<(ISymbol Member, SymbolicValue Value)> OfOthers { get; } = [];

    internal SymbolicValue Assign(IOperation target, SymbolicValue value, IOperation? source = null)
    {
        value = Placed(value, source);
        if (target is IArrayElementReferenceOperation element)
        {
            AssignElement(element, element.ArrayReference, element.Indices, value);
        }
        else if (target is IPropertyReferenceOperation { Arguments.Length: > 0, Instance: { } list } indexed
            && sizes.Collections.ItemsOf(list.Type) is not null)
        {
            AssignElement(indexed, list, [.. indexed.Arguments.Select(static argument => argument.Value)], value);
        }
        else if (Writes.Symbol(target) is { } symbol)
        {
            sizes[symbol] = value;
            if (symbol is IFieldSymbol or IPropertySymbol)
                Members.Add(symbol);
        }
        else
        {
            // A member of another object of the type, as in Clone, has to be what it is everywhere.
            if (target is IMemberReferenceOperation { Member: IFieldSymbol or IPropertySymbol } member)
                OfOthers.Add((member.Member.OriginalDefinition, value));
            sizes.Discard(target);
            sizes.Escape(value);
        }

        return value;
    }

    /// <summary>A value with the expression that allocates it: not the name of a local that holds it, nor a line inside a helper.</summary>
    internal static SymbolicValue Placed(SymbolicValue value, IOperation? source) =>
        value is ArrayOf array && source is not null && !(source.Unconverted() is ILocalReferenceOperation && array.Origin is not null)
            ? array with { Origin = source.Syntax, RowOrigin = source.Unconverted() is IInvocationOperation ? null : array.RowOrigin }
            : value;

    // "var (rows, columns) = (x.GetLength(0), x.GetLength(1))", element by element.
    internal SymbolicValue Deconstruct(IDeconstructionAssignmentOperation assignment)
    {
        if (Writes.Pairs(assignment) is { } pairs)
        {
            // All are read before any is written, as in a swap.
            foreach (var (target, value, source) in pairs.Select(pair => (pair.Target, sizes.Evaluate(pair.Value), pair.Value)).ToArray())
                Assign(Writes.Declared(target), value, source);
            return Unknown;
        }

        var whole = sizes.Evaluate(assignment.Value);
        sizes.Escape(whole);
        var parts = Writes.Declared(assignment.Target) is ITupleOperation targets ? targets.Elements.ToArray() : [];
        for (var i = 0; i < parts.Length; i++)
            Assign(Writes.Declared(parts[i]), whole is SymbolicValue.Tuple known && known.Parts.Count == parts.Length ? known.Parts[i]
                : Unknown, assignment.Value);
        return Unknown;
    }

    // "w[i] = new double[inputs]" in a loop over all i gives the rows of a jagged array their length.
    private void AssignElement(IOperation element, IOperation collection, IReadOnlyList<IOperation> indices, SymbolicValue value)
    {
        sizes.Discard(element);
        sizes.Escape(value);
        var isFirst = sizes.Policy.FirstStandsForAll;
        if (Writes.Symbol(collection) is not { } symbol || sizes[symbol] is not ArrayOf array || array.Axes.Count == array.OuterRank
            || (array.HasFirst && isFirst))
            return;
        isFirst &= value is ArrayOf && indices.All(static index => index.ConstantValue is { HasValue: true, Value: 0 });
        sizes[symbol] = array with
        {
            Axes = isFirst ? Rows.WithFirst(Rows.Without(array), value) : Rows.WithRow(array, value, sizes.Bounds),
            RowOrigin = (value as ArrayOf)?.Origin,
            HasFirst = isFirst,
        };
    }
}
