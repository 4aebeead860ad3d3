using GradGen.Generator.Walking;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using static GradGen.Generator.Shapes.SymbolicValue;

namespace GradGen.Generator.Shapes;

/// <summary>Elements of integer inputs: how far they reach as indices, and what they are compared with.</summary>
internal sealed class Labels(Interpreter sizes)
{
    /// <summary>Whether a condition is being looked at behind which there is an exception: what it tests for is nothing to be tried.</summary>
    internal bool IsGuarding { get; set; }

    // "table[ids[i] * width + k]" in a table of size * width: there are as many ids as fit.
    // A stretch that begins at such a place reaches further.
    internal void ReachByLabel(Polynomial? size, Element label, Polynomial? length = null)
    {
        sizes.Evidence.Labels.Use(label.Input);
        if (size is null || label.Scale is not { } scale || sizes.Upper(label.Offset.Plus(length ?? Polynomial.One)) is not { } end)
            return;
        var room = size.Minus(end).Plus(scale);
        sizes.Evidence.Labels.Bound(label.Input, scale.Equals(Polynomial.One) ? room : room.DividedBy(scale) ?? sizes.Divisions.Quotient(room, scale));
        if (sizes.Bounds.First(label.Offset)?.DividedBy(scale)?.AsConstant is < 0 and var before)
            sizes.Evidence.Labels.First[label.Input] = -before;
    }

    internal static SymbolicValue Combine(BinaryOperatorKind kind, SymbolicValue left, SymbolicValue right) => (kind, left, right) switch
    {
        (BinaryOperatorKind.Add, Element { Scale: not null } label, Number { Value: var added }) => label with { Offset = label.Offset.Plus(added) },
        (BinaryOperatorKind.Add, Number { Value: var added }, Element { Scale: not null } label) => label with { Offset = label.Offset.Plus(added) },
        (BinaryOperatorKind.Subtract, Element { Scale: not null } label, Number { Value: var taken }) => label with { Offset = label.Offset.Minus(taken) },
        (BinaryOperatorKind.Multiply, Element { Scale: not null } label, Number { Value: var factor }) => Times(label, factor),
        (BinaryOperatorKind.Multiply, Number { Value: var factor }, Element { Scale: not null } label) => Times(label, factor),
        _ => (left as Element ?? right as Element)?.Changed() ?? Unknown,
    };

    private static Element Times(Element label, Polynomial factor) =>
        label.Scale!.Times(factor) is { } scale && label.Offset.Times(factor) is { } offset ? label with { Scale = scale, Offset = offset } : label.Changed();

    internal void CompareLabels(IBinaryOperation comparison, SymbolicValue left, SymbolicValue right)
    {
        if (left is Element one && right is Element other)
        {
            sizes.Evidence.Labels.Use(one.Input);
            sizes.Evidence.Labels.Use(other.Input);
        }
        else if (comparison.OperatorKind is BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals)
        {
            if ((left as Number ?? right as Number)?.Value.AsConstant == 1 && (left as Element ?? right as Element) is { Input: var asked })
                sizes.Evidence.Labels.AskForOne(asked);
            CompareLabel(left, right);
            CompareLabel(right, left);
        }
        else if (Comparison.Of(comparison, holds: true) is { } order)
        {
            // On either side of where the answer changes.
            var isLeft = ReferenceEquals(order.Smaller, comparison.LeftOperand);
            var (smaller, larger) = isLeft ? (left, right) : (right, left);
            if (smaller is Element && larger is Number { Value.AsConstant: { } above })
                CompareAround(smaller, order.IsStrict ? above - 1 : above);
            else if (larger is Element && smaller is Number { Value.AsConstant: { } below })
                CompareAround(larger, order.IsStrict ? below : below - 1);
        }
    }

    private void CompareAround(SymbolicValue label, long below)
    {
        CompareLabel(label, new Number(Polynomial.Constant(below)));
        CompareLabel(label, new Number(Polynomial.Constant(below + 1)));
    }

    internal void CompareLabel(SymbolicValue label, SymbolicValue with)
    {
        if (IsGuarding || label is not Element { IsPlain: true, Input: var input } || with is not Number { Value: var number })
            return;
        if (!number.Names.Any(static name => name.IsVariable || name.IsOfInput || name.IsQuotient))
            sizes.Evidence.Labels.Compare(input, number);
        else if (sizes.Upper(number) is { } last)
            sizes.Evidence.Labels.Counted[input] = last.Plus(Polynomial.One);
    }

    // "case 1:", "is 0 or 1", "> 0".
    internal void ComparePattern(SymbolicValue label, IPatternOperation pattern)
    {
        foreach (var part in pattern.Parts())
        {
            if (part is IConstantPatternOperation constant)
                CompareLabel(label, sizes.Evaluate(constant.Value));
            else if (part is IRelationalPatternOperation relation && sizes.Evaluate(relation.Value) is Number { Value.AsConstant: { } number })
                CompareAround(label, relation.OperatorKind is BinaryOperatorKind.LessThan or BinaryOperatorKind.GreaterThanOrEqual ? number - 1 : number);
        }
    }

    internal void CompareClause(SymbolicValue label, IOperation clause)
    {
        if (clause is ISingleValueCaseClauseOperation single)
            CompareLabel(label, sizes.Evaluate(single.Value));
        else if ((clause as IPatternCaseClauseOperation)?.Pattern is { } pattern)
            ComparePattern(label, pattern);
        else if (clause is IPatternOperation arm)
            ComparePattern(label, arm);
    }
}
