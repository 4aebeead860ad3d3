using System.Diagnostics.CodeAnalysis;
using GradGen.Generator.Interpretation.Values;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Generator.Interpretation;

/// <summary>The operators of numbers and booleans.</summary>
internal sealed class Arithmetic(Machine machine)
{
    internal Func<Value, Value, Value> Binary(BinaryOperatorKind operation, Kind kind, bool isChecked) =>
        Comparison(operation, kind) ?? (kind == Kind.Real ? Real(operation) : kind == Kind.Boolean ? Boolean(operation) : Integer(operation, kind, isChecked));

    internal Func<Value, Value> Unary(UnaryOperatorKind operation, Kind kind, bool isChecked) => operation switch
    {
        UnaryOperatorKind.Plus => static value => value,
        UnaryOperatorKind.Minus when kind == Kind.Real => machine.Trace.Negate,
        UnaryOperatorKind.Minus when isChecked => value => Value.Of(Checked(kind, -(decimal)value.Integer)),
        UnaryOperatorKind.Minus => value => Value.Of(kind.Wrap(-value.Integer)),
        UnaryOperatorKind.BitwiseNegation => value => Value.Of(kind.Wrap(~value.Integer)),
        UnaryOperatorKind.Not => static value => Value.Of(!value.Flag),
        _ => throw RunEndedException.Unknown("the operator " + operation),
    };

    private Func<Value, Value, Value> Real(BinaryOperatorKind operation) => operation switch
    {
        BinaryOperatorKind.Add => machine.Trace.Add,
        BinaryOperatorKind.Subtract => machine.Trace.Subtract,
        BinaryOperatorKind.Multiply => machine.Trace.Multiply,
        BinaryOperatorKind.Divide => machine.Trace.Divide,
        BinaryOperatorKind.Remainder => machine.Trace.Remainder,
        _ => throw RunEndedException.Unknown("the operator " + operation),
    };

    private Func<Value, Value, Value>? Comparison(BinaryOperatorKind operation, Kind kind)
    {
        if (kind == Kind.Real)
        {
            var trace = machine.Trace;
            return operation switch
            {
                BinaryOperatorKind.LessThan => (a, b) => Compared(a, b, a.Real < b.Real),
                BinaryOperatorKind.LessThanOrEqual => (a, b) => Compared(a, b, a.Real <= b.Real),
                BinaryOperatorKind.GreaterThan => (a, b) => Compared(a, b, a.Real > b.Real),
                BinaryOperatorKind.GreaterThanOrEqual => (a, b) => Compared(a, b, a.Real >= b.Real),
                BinaryOperatorKind.Equals => (a, b) => Compared(a, b, a.Real == b.Real),
                BinaryOperatorKind.NotEquals => (a, b) => Compared(a, b, a.Real != b.Real),
                _ => null,
            };

            Value Compared(Value a, Value b, bool result)
            {
                trace.Compare(a, b);
                return Value.Of(result);
            }
        }

        var isWide = kind == Kind.UInt64;
        return operation switch
        {
            BinaryOperatorKind.LessThan =>
                isWide ? static (a, b) => Value.Of((ulong)a.Integer < (ulong)b.Integer) : static (a, b) => Value.Of(a.Integer < b.Integer),
            BinaryOperatorKind.LessThanOrEqual =>
                isWide ? static (a, b) => Value.Of((ulong)a.Integer <= (ulong)b.Integer) : static (a, b) => Value.Of(a.Integer <= b.Integer),
            BinaryOperatorKind.GreaterThan =>
                isWide ? static (a, b) => Value.Of((ulong)a.Integer > (ulong)b.Integer) : static (a, b) => Value.Of(a.Integer > b.Integer),
            BinaryOperatorKind.GreaterThanOrEqual =>
                isWide ? static (a, b) => Value.Of((ulong)a.Integer >= (ulong)b.Integer) : static (a, b) => Value.Of(a.Integer >= b.Integer),
            BinaryOperatorKind.Equals => static (a, b) => Value.Of(a.Integer == b.Integer),
            BinaryOperatorKind.NotEquals => static (a, b) => Value.Of(a.Integer != b.Integer),
            _ => null,
        };
    }

    private static Func<Value, Value, Value> Boolean(BinaryOperatorKind operation) => operation switch
    {
        BinaryOperatorKind.And or BinaryOperatorKind.ConditionalAnd => static (a, b) => Value.Of(a.Flag & b.Flag),
        BinaryOperatorKind.Or or BinaryOperatorKind.ConditionalOr => static (a, b) => Value.Of(a.Flag | b.Flag),
        BinaryOperatorKind.ExclusiveOr => static (a, b) => Value.Of(a.Flag ^ b.Flag),
        _ => throw RunEndedException.Unknown("the operator " + operation),
    };

    [SuppressMessage("Maintainability", "CA1502:Avoid excessive complexity", Justification = "A table of operators.")]
    private Func<Value, Value, Value> Integer(BinaryOperatorKind operation, Kind kind, bool isChecked)
    {
        var isWide = kind == Kind.UInt64;
        switch (operation)
        {
            case BinaryOperatorKind.Add:
                return isChecked
                    ? (a, b) => Value.Of(Checked(kind, Exact(kind, a) + Exact(kind, b)))
                    : kind == Kind.Int32
                    ? static (a, b) => Value.Of(unchecked(a.Int + b.Int)) : (a, b) => Value.Of(kind.Wrap(unchecked(a.Integer + b.Integer)));
            case BinaryOperatorKind.Subtract:
                return isChecked
                    ? (a, b) => Value.Of(Checked(kind, Exact(kind, a) - Exact(kind, b)))
                    : kind == Kind.Int32
                    ? static (a, b) => Value.Of(unchecked(a.Int - b.Int)) : (a, b) => Value.Of(kind.Wrap(unchecked(a.Integer - b.Integer)));
            case BinaryOperatorKind.Multiply:
                return isChecked
                    ? (a, b) => Value.Of(Checked(kind, new System.Numerics.BigInteger(Exact(kind, a))
                        * new System.Numerics.BigInteger(Exact(kind, b))))
                    : kind == Kind.Int32
                    ? static (a, b) => Value.Of(unchecked(a.Int * b.Int))
                    : (a, b) => Value.Of(kind.Wrap(unchecked(a.Integer * b.Integer)));
            case BinaryOperatorKind.Divide:
                return (a, b) => Value.Of(kind.Wrap(isWide ? (long)((ulong)a.Integer / (ulong)NotZero(b)) : Quotient(kind, a.Integer, NotZero(b))));
            case BinaryOperatorKind.Remainder:
                return (a, b) => Value.Of(isWide ? (long)((ulong)a.Integer % (ulong)NotZero(b)) : NotZero(b) == -1 ? 0 : a.Integer % b.Integer);
            case BinaryOperatorKind.And:
                return static (a, b) => Value.Of(a.Integer & b.Integer);
            case BinaryOperatorKind.Or:
                return static (a, b) => Value.Of(a.Integer | b.Integer);
            case BinaryOperatorKind.ExclusiveOr:
                return static (a, b) => Value.Of(a.Integer ^ b.Integer);
            case BinaryOperatorKind.LeftShift:
                var width = kind is Kind.Int64 or Kind.UInt64 ? 63 : 31;
                return (a, b) => Value.Of(kind.Wrap(a.Integer << (b.Int & width)));
            case BinaryOperatorKind.RightShift:
                return isWide
                    ? static (a, b) => Value.Of((long)((ulong)a.Integer >> (b.Int & 63)))
                    : (a, b) => Value.Of(a.Integer >> (b.Int & (kind == Kind.Int64 ? 63 : 31)));
            case BinaryOperatorKind.UnsignedRightShift:
                return kind is Kind.Int64 or Kind.UInt64
                    ? static (a, b) => Value.Of((long)((ulong)a.Integer >> (b.Int & 63)))
                    : (a, b) => Value.Of(kind.Wrap((long)((uint)a.Integer >> (b.Int & 31))));
            default:
                throw RunEndedException.Unknown("the operator " + operation);
        }
    }

    private long Quotient(Kind kind, long dividend, long divisor) =>
        divisor == -1
            ? dividend == (kind == Kind.Int32 ? int.MinValue : long.MinValue) ? throw machine.Thrown<OverflowException>() : -dividend
            : dividend / divisor;

    private long NotZero(Value divisor) => divisor.Integer != 0 ? divisor.Integer : throw machine.Thrown<DivideByZeroException>();

    private static decimal Exact(Kind kind, Value value) => kind == Kind.UInt64 ? (ulong)value.Integer : value.Integer;

    private long Checked(Kind kind, decimal exact) => Checked(kind, new System.Numerics.BigInteger(exact));

    private long Checked(Kind kind, System.Numerics.BigInteger exact)
    {
        if (kind == Kind.UInt64 ? exact < 0 || exact > ulong.MaxValue : exact < long.MinValue || exact > long.MaxValue || kind.Wrap((long)exact) != (long)exact)
            throw machine.Thrown<OverflowException>();
        return kind == Kind.UInt64 ? unchecked((long)(ulong)exact) : (long)exact;
    }
}
