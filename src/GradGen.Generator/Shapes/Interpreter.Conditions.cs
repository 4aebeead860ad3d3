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
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals } equal:
                RequireDifferent(equal);
                break;
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.NotEquals } different:
                RequireDifferent(different);
                break;
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd } all:
                RequireOneOf(all, BinaryOperatorKind.NotEquals);
                break;
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalOr } any:
                RequireOneOf(any, BinaryOperatorKind.Equals);
                break;
            case IInvocationOperation call when RequireOfEach(call, holds):
                break;
            case IBinaryOperation comparison when Comparison.Of(comparison, holds) is { } order:
                RequireOrder(order);
                break;
            case IIsPatternOperation { Pattern: IConstantPatternOperation { Value: var constant } } pattern when holds:
                RequireEqual(pattern.Value, constant);
                break;
            case IIsPatternOperation { Pattern: INegatedPatternOperation { Pattern: IConstantPatternOperation { Value: var constant } } } pattern when !holds:
                RequireEqual(pattern.Value, constant);
                break;
            case IIsPatternOperation { Pattern: INegatedPatternOperation { Pattern: var others } } pattern when !holds:
                RequireOneOf(pattern.Value, others);
                break;
            case IIsPatternOperation pattern when holds:
                RequireOneOf(pattern.Value, pattern.Pattern);
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

    // "if (n % 2 == 0) throw": another remainder, of which one is as good as the next.
    private void RequireDifferent(IBinaryOperation comparison)
    {
        if (NumberOf(comparison.LeftOperand) is { AsName: { } name } remainder && Remainders.ContainsKey(name) && NumberOf(comparison.RightOperand)?.AsConstant is { } unwanted)
            Evidence.Equal.Add((remainder, Polynomial.Constant(unwanted == 0 ? 1 : 0)));
    }

    private void RequireOrder(Comparison order)
    {
        var (smaller, larger) = (Evaluate(order.Smaller), Evaluate(order.Larger));
        var gap = order.IsStrict ? Polynomial.One : Polynomial.Zero;
        if (smaller is SymbolicValue.Number { Value: var low } && larger is SymbolicValue.Number { Value: var high })
        {
            Evidence.Least.Add((high, low.Plus(gap)));
            Evidence.Most.Add((low, high.Minus(gap)));
        }
        else if (smaller is SymbolicValue.Element { IsPlain: true, Input: var label } && larger is SymbolicValue.Number { Value: var limit } && !IsReal(order.Smaller))
        {
            Evidence.Labels.Bound(label, order.IsStrict ? limit : limit.Plus(Polynomial.One));
        }
        else if (larger is SymbolicValue.Element { IsPlain: true, Input: var bounded } && IsReal(order.Larger) && Constant(order.Smaller) is { } least)
        {
            Evidence.Limit(bounded, least, double.PositiveInfinity);
        }
        else if (smaller is SymbolicValue.Element { IsPlain: true, Input: var limited } && IsReal(order.Smaller) && Constant(order.Larger) is { } most)
        {
            Evidence.Limit(limited, double.NegativeInfinity, most);
        }
    }

    private static bool IsReal(IOperation operation) => Unconverted(operation).Type?.SpecialType is SpecialType.System_Double or SpecialType.System_Single;

    // A constant number of whatever kind.
    internal static double? Constant(IOperation operation) =>
        Unconverted(operation) is { ConstantValue: { HasValue: true, Value: { } value }, Type.SpecialType: SpecialType.System_Int32 or SpecialType.System_Double or SpecialType.System_Single }
            ? Convert.ToDouble(value, System.Globalization.CultureInfo.InvariantCulture) : null;

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
