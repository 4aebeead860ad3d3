using GradGen.Generator.Interpretation.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Generator.Interpretation;

/// <summary>Compiles expressions of type <see langword="int"/>, which then are no values of any kind on their way: indices and counts.</summary>
internal sealed class IntegerCompiler(Context context)
{
    private Machine Machine => context.Machine;

    internal IntCode Of(IOperation operation)
    {
        if (operation.ConstantValue is { HasValue: true, Value: int constant })
            return _ => constant;
        if (Machine.Opened(operation.Syntax) is null)
        {
            if (Own(operation) is { } own)
                return own;
            if (operation is ILocalReferenceOperation or IParameterReferenceOperation or IFieldReferenceOperation)
                return context.Locations.Of(operation).LoadInt();
        }

        var value = context.Value(operation);
        return frame => value(frame).Int;
    }

    /// <summary>An index of any type of integers; -1 where no array has so many elements.</summary>
    internal IntCode Index(IOperation operation)
    {
        if (IsInt(operation))
            return Of(operation);
        var value = context.Value(operation);
        return frame => value(frame).Integer is >= 0 and <= int.MaxValue and var at ? (int)at : -1;
    }

    /// <summary>The code of what has integers as its parts; null of anything else.</summary>
    internal IntCode? Own(IOperation operation) => operation switch
    {
        IBinaryOperation { IsLifted: false, IsChecked: false } binary when IsInt(binary.LeftOperand) && IsInt(binary.RightOperand) => Binary(binary),
        IUnaryOperation { OperatorKind: UnaryOperatorKind.Minus, IsLifted: false, IsChecked: false, Operand: var operand } when IsInt(operand) =>
            Opposite(operand),
        IParenthesizedOperation { Operand: var inner } when IsInt(inner) => Of(inner),
        ISimpleAssignmentOperation { IsRef: false, Target: not IDiscardOperation } assignment when IsInt(assignment) =>
            context.Locations.Of(assignment.Target).StoreInt(Of(assignment.Value)),
        ICompoundAssignmentOperation { IsLifted: false, IsChecked: false } assignment when IsInt(assignment.Target) && IsInt(assignment.Value)
            && Operator(assignment.OperatorKind) is { } apply =>
            context.Locations.Of(assignment.Target).UpdateInt(apply, Of(assignment.Value)),
        IIncrementOrDecrementOperation { IsLifted: false, IsChecked: false } step when IsInt(step.Target) => Step(step),
        IPropertyReferenceOperation { Property: { Name: "Length", ContainingType.SpecialType: SpecialType.System_Array }, Instance: { } array } =>
            Length(array),
        _ => null,
    };

    internal bool IsInt(IOperation operation) => operation.Type is not null && Kinds.Of(context.TypeOf(operation)) == Kind.Int32;

    private IntCode? Binary(IBinaryOperation operation)
    {
        if (Operator(operation.OperatorKind) is not { } apply)
            return null;
        var (left, right) = (Of(operation.LeftOperand), Of(operation.RightOperand));
        return operation.OperatorKind switch
        {
            BinaryOperatorKind.Add => frame => unchecked(left(frame) + right(frame)),
            BinaryOperatorKind.Subtract => frame => unchecked(left(frame) - right(frame)),
            BinaryOperatorKind.Multiply => frame => unchecked(left(frame) * right(frame)),
            _ => frame => apply(left(frame), right(frame)),
        };
    }

    private IntCode Opposite(IOperation operand)
    {
        var value = Of(operand);
        return frame => unchecked(-value(frame));
    }

    private IntCode Step(IIncrementOrDecrementOperation step)
    {
        var by = step.Kind == OperationKind.Increment ? 1 : -1;
        return context.Locations.Of(step.Target).UpdateInt(static (old, by) => unchecked(old + by), _ => by, step.IsPostfix);
    }

    private IntCode Length(IOperation array)
    {
        var (machine, held) = (Machine, context.Locations.Array(array));
        return frame => (held(frame) as ArrayValue ?? throw machine.Thrown<NullReferenceException>()).Length;
    }

    private Func<int, int, int>? Operator(BinaryOperatorKind operation) => operation switch
    {
        BinaryOperatorKind.Add => static (a, b) => unchecked(a + b),
        BinaryOperatorKind.Subtract => static (a, b) => unchecked(a - b),
        BinaryOperatorKind.Multiply => static (a, b) => unchecked(a * b),
        BinaryOperatorKind.Divide => Quotient,
        BinaryOperatorKind.Remainder => Remainder,
        _ => null,
    };

    private int Quotient(int dividend, int divisor) => divisor switch
    {
        0 => throw Machine.Thrown<DivideByZeroException>(),
        -1 when dividend == int.MinValue => throw Machine.Thrown<OverflowException>(),
        _ => dividend / divisor,
    };

    private int Remainder(int dividend, int divisor) => divisor switch
    {
        0 => throw Machine.Thrown<DivideByZeroException>(),
        -1 => 0,
        _ => dividend % divisor,
    };
}
