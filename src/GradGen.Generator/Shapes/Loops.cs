using GradGen.Generator.Symbols;
using GradGen.Generator.Walking;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using static GradGen.Generator.Shapes.SymbolicValue;

namespace GradGen.Generator.Shapes;

/// <summary>The numbers that a loop counts, and how far.</summary>
internal static class Loops
{
    /// <summary>The local that the loop steps, with the range that it goes through; null where there is none.</summary>
    internal static (ILocalSymbol Variable, SymbolicValue Start, int Step)? Counter(IForLoopOperation loop, Interpreter sizes)
    {
        foreach (var bottom in loop.AtLoopBottom)
        {
            switch (bottom is IExpressionStatementOperation statement ? statement.Operation : bottom)
            {
                case IIncrementOrDecrementOperation { Target: ILocalReferenceOperation { Local: var local } } change:
                    return (local, sizes[local], change.Kind == OperationKind.Increment ? 1 : -1);
                case ICompoundAssignmentOperation
                {
                    Target: ILocalReferenceOperation { Local: var local },
                    OperatorKind: BinaryOperatorKind.Add or BinaryOperatorKind.Subtract
                } change:
                    return (local, sizes[local], change.OperatorKind == BinaryOperatorKind.Add ? 1 : -1);
            }
        }

        return null;
    }

    internal static SymbolicValue Range(IForLoopOperation loop, ILocalSymbol variable, SymbolicValue from, int step, Interpreter sizes)
    {
        var start = (from as Number)?.Value;
        var (low, high) = step > 0 ? (start, null) : ((Polynomial?)null, start);
        foreach (var (isUpper, bound) in BoundsOf(loop.Condition, variable, sizes))
        {
            if (isUpper && step > 0)
                high = bound;
            else if (!isUpper && step < 0)
                low = bound;
        }

        return new Number(sizes.Bounds.Variable(low, high));
    }

    private static IEnumerable<(bool IsUpper, Polynomial Bound)> BoundsOf(IOperation? condition, ILocalSymbol variable, Interpreter sizes)
    {
        if (condition is IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd } both)
            return BoundsOf(both.LeftOperand, variable, sizes).Concat(BoundsOf(both.RightOperand, variable, sizes));
        if (condition is not IBinaryOperation comparison || Comparison.Of(comparison, holds: true) is not { } order)
            return [];
        if (IsVariable(order.Smaller) && sizes.NumberOf(order.Larger) is { } high)
            return [(true, order.IsStrict ? high.Minus(Polynomial.One) : high)];
        if (IsVariable(order.Larger) && sizes.NumberOf(order.Smaller) is { } low)
            return [(false, order.IsStrict ? low.Plus(Polynomial.One) : low)];
        return [];

        bool IsVariable(IOperation operation) => operation.Unconverted() is ILocalReferenceOperation { Local: var local }
            && local.Is(variable);
    }
}
