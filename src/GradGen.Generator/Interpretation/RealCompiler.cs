using GradGen.Generator.Interpretation.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Generator.Interpretation;

/// <summary>Compiles expressions whose values are reals, which then are no values of any kind on their way: most of what a layer computes.</summary>
internal sealed class RealCompiler(Context context)
{
    private Machine Machine => context.Machine;

    internal RealCode Of(IOperation operation)
    {
        if (Machine.Opened(operation.Syntax) is null && !operation.ConstantValue.HasValue)
        {
            if (Own(operation) is { } own)
                return own;
            if (operation is ILocalReferenceOperation or IParameterReferenceOperation or IFieldReferenceOperation or IArrayElementReferenceOperation)
                return context.Locations.Of(operation).LoadReal();
        }

        var value = context.Value(operation);
        return frame => value(frame).Taped;
    }

    /// <summary>The code of what has reals as its parts; null of anything else.</summary>
    internal RealCode? Own(IOperation operation) => operation switch
    {
        IBinaryOperation { IsLifted: false } binary when IsReal(binary.LeftOperand) && IsReal(binary.RightOperand) => Binary(binary),
        IUnaryOperation { OperatorKind: UnaryOperatorKind.Minus, IsLifted: false, Operand: var operand } when IsReal(operand) => Opposite(operand),
        IConversionOperation { OperatorMethod: null, IsTryCast: false } conversion when IsReal(conversion) => Conversion(conversion.Operand),
        IParenthesizedOperation { Operand: var inner } when IsReal(inner) => Of(inner),
        ISimpleAssignmentOperation { IsRef: false, Target: not IDiscardOperation } assignment when IsReal(assignment) => Assignment(assignment),
        ICompoundAssignmentOperation { IsLifted: false } assignment when IsReal(assignment.Target) && IsReal(assignment.Value) => Compound(assignment),
        _ => null,
    };

    internal bool IsReal(IOperation operation) => operation.Type is not null && Kinds.Of(context.TypeOf(operation)) == Kind.Real;

    private RealCode? Binary(IBinaryOperation operation)
    {
        if (operation.OperatorKind is not (BinaryOperatorKind.Add or BinaryOperatorKind.Subtract or BinaryOperatorKind.Multiply
            or BinaryOperatorKind.Divide or BinaryOperatorKind.Remainder))
            return null;
        var (trace, left, right) = (context.Trace, Of(operation.LeftOperand), Of(operation.RightOperand));
        return operation.OperatorKind switch
        {
            BinaryOperatorKind.Add => frame => trace.Sum(left(frame), right(frame)),
            BinaryOperatorKind.Subtract => frame => trace.Difference(left(frame), right(frame)),
            BinaryOperatorKind.Multiply => frame => trace.Product(left(frame), right(frame)),
            BinaryOperatorKind.Divide => frame => trace.Quotient(left(frame), right(frame)),
            _ => frame => trace.Rest(left(frame), right(frame)),
        };
    }

    private RealCode Opposite(IOperation operand)
    {
        var (trace, value) = (context.Trace, Of(operand));
        return frame => trace.Opposite(value(frame));
    }

    // Float is carried as double; what is thrown in place of a value has no type.
    private RealCode? Conversion(IOperation operand)
    {
        if (operand.Type is null)
            return null;
        if (IsReal(operand))
            return Of(operand);
        if (!context.Integers.IsInt(operand))
            return null;
        var value = context.Integers.Of(operand);
        return frame => new(value(frame));
    }

    private RealCode Assignment(ISimpleAssignmentOperation assignment)
    {
        var (trace, value) = (context.Trace, Of(assignment.Value));
        return context.Locations.Of(assignment.Target).StoreReal(frame => trace.Pass(value(frame)));
    }

    private RealCode? Compound(ICompoundAssignmentOperation assignment)
    {
        var trace = context.Trace;
        Func<TapedReal, TapedReal, TapedReal>? apply = assignment.OperatorKind switch
        {
            BinaryOperatorKind.Add => trace.Sum,
            BinaryOperatorKind.Subtract => trace.Difference,
            BinaryOperatorKind.Multiply => trace.Product,
            BinaryOperatorKind.Divide => trace.Quotient,
            BinaryOperatorKind.Remainder => trace.Rest,
            _ => null,
        };
        return apply is null ? null : context.Locations.Of(assignment.Target).UpdateReal(apply, Of(assignment.Value));
    }
}
