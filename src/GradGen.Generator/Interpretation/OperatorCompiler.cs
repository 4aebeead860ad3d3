using GradGen.Generator.Interpretation.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Generator.Interpretation;

/// <summary>Compiles operators: the language's own and those of types.</summary>
internal sealed class OperatorCompiler(Context context)
{
    private Machine Machine => context.Machine;

    internal Code Binary(IBinaryOperation operation)
    {
        var left = context.Value(operation.LeftOperand);
        if (operation.OperatorKind is BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr && operation.OperatorMethod is null)
        {
            var second = context.Expressions.Arm(operation.RightOperand);
            return operation.OperatorKind == BinaryOperatorKind.ConditionalAnd
                ? frame => left(frame).Flag ? second(frame) : Value.False
                : frame => left(frame).Flag ? Value.True : second(frame);
        }

        var right = context.Value(operation.RightOperand);
        var apply = Operator(operation.OperatorKind, context.TypeOf(operation.LeftOperand), context.TypeOf(operation.RightOperand),
            operation.OperatorMethod, operation.ConstrainedToType, operation.IsLifted, operation.IsChecked);
        return frame => apply(left(frame), right(frame));
    }

    internal Code Unary(IUnaryOperation operation)
    {
        var operand = context.Value(operation.Operand);
        var type = context.TypeOf(operation.Operand);
        if (operation.OperatorKind == UnaryOperatorKind.Hat)
            return frame => Value.Of(new IndexValue(operand(frame).Int, true));
        var kind = Kinds.Of(Kinds.Underlying(type));
        Func<Value, Value> apply;
        if (operation.OperatorMethod is { } method && kind == Kind.Object)
        {
            var call = context.Calls.Function(context.Types.Of(method), operation.ConstrainedToType);
            apply = value => call(default, [value]);
        }
        else
        {
            apply = Machine.Arithmetic.Unary(operation.OperatorKind, kind, operation.IsChecked);
        }

        return operation.IsLifted ? frame => operand(frame) is var value && value.IsNothing ? value : apply(value) : frame => apply(operand(frame));
    }

    internal Code Compound(ICompoundAssignmentOperation operation)
    {
        var target = context.Locations.Of(operation.Target);
        var (type, other) = (context.TypeOf(operation.Target), context.TypeOf(operation.Value));
        var value = context.Value(operation.Value);
        // The sum of two bytes is an int that is made a byte again.
        var left = operation.OperatorMethod is null && operation.InConversion is { IsNumeric: true } && Kinds.Of(type) != Kinds.Of(other)
            && Kinds.Of(other) is not Kind.Object && operation.OperatorKind is not (BinaryOperatorKind.LeftShift or BinaryOperatorKind.RightShift)
            ? other : type;
        var into = Machine.Conversions.Between(type, left);
        var back = Machine.Conversions.Between(left, type, operation.IsChecked);
        var apply = Operator(operation.OperatorKind, left, other, operation.OperatorMethod, operation.ConstrainedToType, operation.IsLifted,
            operation.IsChecked);
        if (into is null && back is null)
            return target.Update((frame, old) => apply(old, value(frame)));
        return target.Update((frame, old) => apply(into is null ? old : into(old), value(frame)) is var result && back is not null ? back(result) : result);
    }

    internal Code Increment(IIncrementOrDecrementOperation operation)
    {
        var type = context.TypeOf(operation.Target);
        var kind = Kinds.Of(Kinds.Underlying(type));
        if (kind == Kind.Object)
        {
            var call = context.Calls.Function(
                context.Types.Of(operation.OperatorMethod ?? throw RunEndedException.Unknown("an increment of " + type.ToDisplayString())), null);
            return context.Locations.Of(operation.Target).Update((_, old) => call(default, [old]), operation.IsPostfix);
        }

        var one = kind == Kind.Real ? Value.Of(1.0) : Value.Of(1);
        var apply = Machine.Arithmetic
            .Binary(operation.Kind == OperationKind.Increment ? BinaryOperatorKind.Add : BinaryOperatorKind.Subtract, kind, operation.IsChecked);
        return context.Locations.Of(operation.Target).Update((_, old) => old.IsNothing ? old : apply(old, one), operation.IsPostfix);
    }

    internal Code Tuples(ITupleBinaryOperation operation)
    {
        var (left, right) = (context.Value(operation.LeftOperand), context.Value(operation.RightOperand));
        var (type, other) = (context.TypeOf(operation.LeftOperand), context.TypeOf(operation.RightOperand));
        var convert = Machine.Conversions.Between(other, type);
        var isNot = operation.OperatorKind == BinaryOperatorKind.NotEquals;
        return frame =>
        {
            var (a, b) = (left(frame), right(frame));
            return Value.Of(Machine.AreEqual(a, convert is null ? b : convert(b), type) != isNot);
        };
    }

    internal Code UserConversion(IConversionOperation conversion, IMethodSymbol method)
    {
        var constructed = context.Types.Of(method);
        var (source, target) = (context.TypeOf(conversion.Operand), context.TypeOf(conversion));
        var value = context.Value(conversion.Operand);
        var call = context.Calls.Function(constructed, conversion.ConstrainedToType);
        var before = Machine.Conversions.Between(Kinds.Underlying(source), constructed.Parameters[0].Type);
        var after = Machine.Conversions.Between(constructed.ReturnType, target);
        var isLifted = Kinds.Of(source) == Kind.Nullable && Kinds.Of(constructed.Parameters[0].Type) != Kind.Nullable;
        return frame =>
        {
            var held = value(frame);
            if (isLifted && held.IsNothing)
                return held;
            var result = call(default, [before is null ? held : before(held)]);
            return after is null ? result : after(result);
        };
    }

    private Func<Value, Value, Value> Operator(
        BinaryOperatorKind operation, ITypeSymbol left, ITypeSymbol right, IMethodSymbol? method, ITypeSymbol? constrained, bool isLifted, bool isChecked)
    {
        var apply = Plain(operation, Kinds.Underlying(left), Kinds.Underlying(right), method, constrained, isChecked, isLifted);
        if (!isLifted || (Kinds.Of(left) != Kind.Nullable && Kinds.Of(right) != Kind.Nullable))
            return apply;
        return operation switch
        {
            BinaryOperatorKind.Equals => (a, b) => a.IsNothing || b.IsNothing ? Value.Of(a.IsNothing && b.IsNothing) : apply(a, b),
            BinaryOperatorKind.NotEquals => (a, b) => a.IsNothing || b.IsNothing ? Value.Of(a.IsNothing != b.IsNothing) : apply(a, b),
            BinaryOperatorKind.LessThan or BinaryOperatorKind.LessThanOrEqual or BinaryOperatorKind.GreaterThan or BinaryOperatorKind.GreaterThanOrEqual =>
                (a, b) => a.IsNothing || b.IsNothing ? Value.False : apply(a, b),
            _ => (a, b) => a.IsNothing || b.IsNothing ? Value.Nothing : apply(a, b),
        };
    }

    private Func<Value, Value, Value> Plain(
        BinaryOperatorKind operation, ITypeSymbol left, ITypeSymbol right, IMethodSymbol? method, ITypeSymbol? constrained, bool isChecked, bool isLifted)
    {
        var (kind, other) = (Kinds.Known(left), Kinds.Known(right));
        if (kind != Kind.Object && other != Kind.Object)
            return Machine.Arithmetic.Binary(operation, kind, isChecked);
        if (method is not null && !(left.SpecialType == SpecialType.System_String && right.SpecialType == SpecialType.System_String))
        {
            var call = context.Calls.Function(context.Types.Of(method), constrained);
            return (a, b) => call(default, [a, b]);
        }

        var isNot = operation == BinaryOperatorKind.NotEquals;
        if (operation == BinaryOperatorKind.Add)
        {
            return left.TypeKind == TypeKind.Delegate
                ? static (a, b) => Value.Of(FunctionValue.Combine((FunctionValue?)a.Object, (FunctionValue?)b.Object))
                : (a, b) => Value.Of(Machine.TextOf(a, left) + Machine.TextOf(b, right));
        }

        if (operation == BinaryOperatorKind.Subtract && left.TypeKind == TypeKind.Delegate)
            return static (a, b) => Value.Of(FunctionValue.Remove((FunctionValue?)a.Object, (FunctionValue?)b.Object));
        if (operation != BinaryOperatorKind.Equals && !isNot)
            throw RunEndedException.Unknown("the operator " + operation + " of " + left.ToDisplayString());
        if (isLifted || left.IsValueType)
            return (a, b) => Value.Of(Machine.AreEqual(a, b, left) != isNot);
        return (a, b) => Value.Of((a.Object is string text ? text.Equals(b.Object as string, StringComparison.Ordinal)
            : a.Object is FunctionValue function && b.Object is FunctionValue second ? function.Is(second)
            : ReferenceEquals(a.Object, b.Object)) != isNot);
    }
}
