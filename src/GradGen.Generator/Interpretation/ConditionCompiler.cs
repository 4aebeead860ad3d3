using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Generator.Interpretation;

/// <summary>Compiles conditions.</summary>
internal sealed class ConditionCompiler(Context context)
{
    /// <summary>A condition, which holds where there is none.</summary>
    internal TestCode Of(IOperation? operation)
    {
        if (operation is null)
            return static _ => true;
        if (context.Machine.Opened(operation.Syntax) is null && !operation.ConstantValue.HasValue && Own(operation) is { } own)
            return own;
        var value = context.Value(operation);
        return frame => value(frame).Flag;
    }

    /// <summary>The code of what compares, or is made of conditions; null of anything else.</summary>
    internal TestCode? Own(IOperation operation) => operation switch
    {
        IBinaryOperation { IsLifted: false } binary when context.Integers.IsInt(binary.LeftOperand) && context.Integers.IsInt(binary.RightOperand) =>
            OfIntegers(binary),
        IBinaryOperation { IsLifted: false } binary when context.Reals.IsReal(binary.LeftOperand) && context.Reals.IsReal(binary.RightOperand) =>
            OfReals(binary),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr, OperatorMethod: null } binary =>
            Joined(binary),
        IUnaryOperation { OperatorKind: UnaryOperatorKind.Not, IsLifted: false, OperatorMethod: null, Operand: var operand } => Opposite(operand),
        IParenthesizedOperation { Operand: var inner, Type.SpecialType: SpecialType.System_Boolean } => Of(inner),
        _ => null,
    };

    private TestCode? OfIntegers(IBinaryOperation operation)
    {
        if (!IsComparison(operation.OperatorKind))
            return null;
        var (left, right) = (context.Integers.Of(operation.LeftOperand), context.Integers.Of(operation.RightOperand));
        return operation.OperatorKind switch
        {
            BinaryOperatorKind.LessThan => frame => left(frame) < right(frame),
            BinaryOperatorKind.LessThanOrEqual => frame => left(frame) <= right(frame),
            BinaryOperatorKind.GreaterThan => frame => left(frame) > right(frame),
            BinaryOperatorKind.GreaterThanOrEqual => frame => left(frame) >= right(frame),
            BinaryOperatorKind.Equals => frame => left(frame) == right(frame),
            _ => frame => left(frame) != right(frame),
        };
    }

    private TestCode? OfReals(IBinaryOperation operation)
    {
        if (!IsComparison(operation.OperatorKind))
            return null;
        var (trace, left, right) = (context.Trace, context.Reals.Of(operation.LeftOperand), context.Reals.Of(operation.RightOperand));
        Func<double, double, bool> holds = operation.OperatorKind switch
        {
            BinaryOperatorKind.LessThan => static (a, b) => a < b,
            BinaryOperatorKind.LessThanOrEqual => static (a, b) => a <= b,
            BinaryOperatorKind.GreaterThan => static (a, b) => a > b,
            BinaryOperatorKind.GreaterThanOrEqual => static (a, b) => a >= b,
            BinaryOperatorKind.Equals => static (a, b) => a == b,
            _ => static (a, b) => a != b,
        };
        return frame =>
        {
            var (a, b) = (left(frame), right(frame));
            trace.Compare(a, b);
            return holds(a.Real, b.Real);
        };
    }

    private TestCode Joined(IBinaryOperation operation)
    {
        var first = Of(operation.LeftOperand);
        var second = context.Expressions.Arm(operation.RightOperand);
        return operation.OperatorKind == BinaryOperatorKind.ConditionalAnd
            ? frame => first(frame) && second(frame).Flag
            : frame => first(frame) || second(frame).Flag;
    }

    private TestCode Opposite(IOperation operand)
    {
        var value = Of(operand);
        return frame => !value(frame);
    }

    private static bool IsComparison(BinaryOperatorKind operation) => operation is BinaryOperatorKind.LessThan or BinaryOperatorKind.LessThanOrEqual
        or BinaryOperatorKind.GreaterThan or BinaryOperatorKind.GreaterThanOrEqual or BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals;
}
