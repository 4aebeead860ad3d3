using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Generator.Shapes;

/// <summary>What conditions tell.</summary>
internal sealed partial class Interpreter
{
    // A condition that has to hold, since Forward throws otherwise.
    private void Require(IOperation condition, bool holds)
    {
        switch (Unconverted(condition))
        {
            case IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } negation:
                Require(negation.Operand, !holds);
                break;
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd } both when holds:
                Require(both.LeftOperand, holds);
                Require(both.RightOperand, holds);
                break;
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalOr } either when !holds:
                Require(either.LeftOperand, holds);
                Require(either.RightOperand, holds);
                break;
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals } equal when holds:
                RequireEqual(equal.LeftOperand, equal.RightOperand);
                break;
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.NotEquals } different when !holds:
                RequireEqual(different.LeftOperand, different.RightOperand);
                break;
            case IIsPatternOperation { Pattern: IConstantPatternOperation { Value: var constant } } pattern when holds:
                RequireEqual(pattern.Value, constant);
                break;
            case IIsPatternOperation { Pattern: INegatedPatternOperation { Pattern: IConstantPatternOperation { Value: var constant } } } pattern when !holds:
                RequireEqual(pattern.Value, constant);
                break;
        }
    }

    // "if (_w == null) _w = new …", of a member that is null until then.
    private bool TestsLate(IOperation condition) => Unconverted(condition) switch
    {
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals } equal => IsLate(equal.LeftOperand) && equal.RightOperand.ConstantValue is { HasValue: true, Value: null },
        IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalOr } either => TestsLate(either.LeftOperand),
        IIsPatternOperation { Pattern: IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: null } } } pattern => IsLate(pattern.Value),
        _ => false,
    };

    private bool IsLate(IOperation operation) => SymbolOf(Unconverted(operation)) is { } symbol && Late.Contains(symbol);

    private void RequireEqual(IOperation left, IOperation right)
    {
        if (NumberOf(left) is { } one && NumberOf(right) is { } other)
            Evidence.Equal.Add((one, other));
    }

    // A condition that holds for now, because it was tested.
    private void Assume(IOperation condition, bool holds)
    {
        switch (Unconverted(condition))
        {
            case IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } negation:
                Assume(negation.Operand, !holds);
                break;
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd } both when holds:
                Assume(both.LeftOperand, holds);
                Assume(both.RightOperand, holds);
                break;
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalOr } either when !holds:
                Assume(either.LeftOperand, holds);
                Assume(either.RightOperand, holds);
                break;
            case IBinaryOperation comparison when comparison.OperatorKind != BinaryOperatorKind.NotEquals && Comparison.Of(comparison, holds) is { } order:
                AssumeOrder(order);
                break;
        }
    }

    private void AssumeOrder(Comparison order)
    {
        if (NumberOf(order.Larger) is not { } bound)
            return;
        var high = order.IsStrict ? bound.Minus(Polynomial.One) : bound;
        if (NumberOf(order.Smaller) is { } expression)
            _bounds.Assume(expression, high);
        // A local gets a variable of its own, so that the bound holds inside larger expressions too.
        if (Unconverted(order.Smaller) is ILocalReferenceOperation { Local: var local } && high.AsConstant is null)
            _values[local] = new SymbolicValue.Number(_bounds.Variable(Polynomial.Zero, high));
    }
}
