using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using static GradGen.Generator.Shapes.SymbolicValue;

namespace GradGen.Generator.Shapes;

/// <summary>What assignments leave behind.</summary>
internal sealed partial class Interpreter
{
    private SymbolicValue Assign(IOperation target, SymbolicValue value)
    {
        if (target is IArrayElementReferenceOperation element)
        {
            AssignElement(element, value);
        }
        else if (SymbolOf(target) is { } symbol)
        {
            _values[symbol] = value;
        }
        else
        {
            Discard(target);
            Escape(value);
        }

        return value;
    }

    // "var (rows, columns) = (x.GetLength(0), x.GetLength(1))", element by element.
    private SymbolicValue Deconstruct(IDeconstructionAssignmentOperation assignment)
    {
        var target = assignment.Target is IDeclarationExpressionOperation { Expression: var declared } ? declared : assignment.Target;
        if (target is not ITupleOperation targets || Unconverted(assignment.Value) is not ITupleOperation values || targets.Elements.Length != values.Elements.Length)
        {
            Escape(Evaluate(assignment.Value));
            return Unknown;
        }

        // All are read before any is written, as in a swap.
        var read = values.Elements.Select(Evaluate).ToArray();
        for (var i = 0; i < read.Length; i++)
            Assign(targets.Elements[i] is IDeclarationExpressionOperation { Expression: var element } ? element : targets.Elements[i], read[i]);
        return Unknown;
    }

    // "w[i] = new double[inputs]" in a loop over all i gives the rows of a jagged array their length.
    private void AssignElement(IArrayElementReferenceOperation element, SymbolicValue value)
    {
        Discard(element);
        Escape(value);
        if (value is not ArrayOf row || SymbolOf(element.ArrayReference) is not { } symbol || this[symbol] is not ArrayOf array)
            return;
        var axes = array.Axes.ToArray();
        for (var axis = 0; axis < row.Axes.Count && array.OuterRank + axis < axes.Length; axis++)
            axes[array.OuterRank + axis] = axes[array.OuterRank + axis] is null || Equals(axes[array.OuterRank + axis], row.Axes[axis]) ? row.Axes[axis] : null;
        _values[symbol] = array with { Axes = axes };
    }
}
