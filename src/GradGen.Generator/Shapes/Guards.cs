using System.Globalization;
using GradGen.Generator.Walking;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using static GradGen.Generator.Shapes.SymbolicValue;

namespace GradGen.Generator.Shapes;

/// <summary>What conditions tell: those that have to hold, since Forward throws otherwise.</summary>
internal sealed class Guards(Interpreter sizes)
{
    // A condition that has to hold, since Forward throws otherwise.
    internal void Require(IOperation condition, bool holds)
    {
        foreach (var part in condition.Parts(holds))
            RequirePart(part.Condition, part.Holds);
    }

    private void RequirePart(IOperation condition, bool holds)
    {
        switch (condition)
        {
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
    internal bool TestsLate(IOperation condition) => condition.Unconverted() switch
    {
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals } equal => IsLate(equal.LeftOperand)
            && equal.RightOperand.ConstantValue is { HasValue: true, Value: null },
        IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalOr } either => TestsLate(either.LeftOperand),
        IIsPatternOperation { Pattern: IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: null } } } pattern => IsLate(pattern.Value),
        _ => false,
    };

    private bool IsLate(IOperation operation) => Writes.Symbol(operation.Unconverted()) is { } symbol && sizes.Late.Contains(symbol);

    internal void RequireEqual(IOperation left, IOperation right)
    {
        if (sizes.NumberOf(left) is { } one && sizes.NumberOf(right) is { } other)
            sizes.Evidence.Equal.Add((one, other));
    }

    // "if (n % 2 == 0) throw": another remainder, of which one is as good as the next.
    private void RequireDifferent(IBinaryOperation comparison)
    {
        if (sizes.NumberOf(comparison.LeftOperand) is { AsName: { } name } remainder && sizes.Divisions.Remainders.ContainsKey(name)
            && sizes.NumberOf(comparison.RightOperand)?.AsConstant is { } unwanted)
            sizes.Evidence.Equal.Add((remainder, Polynomial.Constant(unwanted == 0 ? 1 : 0)));
    }

    internal void RequireOrder(Comparison order)
    {
        var (smaller, larger) = (sizes.Evaluate(order.Smaller), sizes.Evaluate(order.Larger));
        var gap = order.IsStrict ? Polynomial.One : Polynomial.Zero;
        if (smaller is Number { Value: var low } && larger is Number { Value: var high })
        {
            sizes.Evidence.Least.Add((high, low.Plus(gap)));
            sizes.Evidence.Most.Add((low, high.Minus(gap)));
        }
        else if (smaller is Element { IsPlain: true, Input: var label } && larger is Number { Value: var limit } && !IsReal(order.Smaller))
        {
            sizes.Evidence.Labels.Bound(label, order.IsStrict ? limit : limit.Plus(Polynomial.One));
        }
        else if (larger is Element { IsPlain: true, Input: var bounded } && IsReal(order.Larger) && Constant(order.Smaller) is { } least)
        {
            sizes.Evidence.Limit(bounded, least, double.PositiveInfinity);
        }
        else if (smaller is Element { IsPlain: true, Input: var limited } && IsReal(order.Smaller) && Constant(order.Larger) is { } most)
        {
            sizes.Evidence.Limit(limited, double.NegativeInfinity, most);
        }
    }

    private static bool IsReal(IOperation operation) => operation.Unconverted().Type?.SpecialType is SpecialType.System_Double or SpecialType.System_Single;

    // A constant number of whatever kind.
    internal static double? Constant(IOperation operation) =>
        operation.Unconverted() is
        {
            ConstantValue: { HasValue: true, Value: { } value },
            Type.SpecialType: SpecialType.System_Int32 or SpecialType.System_Double or SpecialType.System_Single
        }
            ? Convert.ToDouble(value, CultureInfo.InvariantCulture) : null;

    // A condition that holds for now, because it was tested.
    internal void Assume(IOperation condition, bool holds)
    {
        foreach (var part in condition.Parts(holds))
        {
            if (part.Condition is IBinaryOperation { OperatorKind: not BinaryOperatorKind.NotEquals } comparison
                && Comparison.Of(comparison, part.Holds) is { } order)
                AssumeOrder(order);
        }
    }

    private void AssumeOrder(Comparison order)
    {
        if (sizes.NumberOf(order.Larger) is not { } bound)
            return;
        var high = order.IsStrict ? bound.Minus(Polynomial.One) : bound;
        if (sizes.NumberOf(order.Smaller) is { } expression)
            sizes.State!.Assume(expression, high);
        // A local gets a variable of its own, so that the bound holds inside larger expressions too.
        if (order.Smaller.Unconverted() is ILocalReferenceOperation { Local: var local } && high.AsConstant is null)
            sizes.State!.Narrow(local, new Number(sizes.Bounds.Variable(Polynomial.Zero, high)));
    }

    // "if (p.Any(v => v <= 0)) throw".
    private bool RequireOfEach(IInvocationOperation call, bool holds)
    {
        if (!(call.TargetMethod.Name is "Any" or "Exists" && !holds) && !(call.TargetMethod.Name is "All" or "TrueForAll" && holds))
            return false;
        if (call.Arguments is not [.., { Value: var function }]
            || function.Lambda() is not { Symbol.Parameters: [var element], Body.Operations: [IReturnOperation { ReturnedValue: { } condition }] })
            return false;
        var collection = call.Arguments.Length > 1 ? call.Arguments[0].Value : call.Instance;
        if (collection is null)
            return false;
        sizes[element] = sizes.Elements.ElementOf(sizes.Evaluate(collection), collection.Unconverted().Type);
        Require(condition, holds);
        return true;
    }

    // "if (t != 0 && t != 1) throw", "if (!(t == 1 || t == -1)) throw": what is left are the numbers that it may be.
    internal void RequireOneOf(IBinaryOperation joined, BinaryOperatorKind comparison)
    {
        var operands = Operands(joined).ToArray();
        if (!operands.All(operand => operand is IBinaryOperation binary && binary.OperatorKind == comparison))
            return;
        var numbers = new List<long>();
        var labels = new List<SymbolicValue>();
        foreach (var operand in operands.Cast<IBinaryOperation>())
        {
            labels.Add(sizes.Evaluate(operand.LeftOperand));
            if (sizes.NumberOf(operand.RightOperand)?.AsConstant is { } number)
                numbers.Add(number);
        }

        if (numbers.Count == operands.Length && labels.TrueForAll(label => label.Equals(labels[0])))
            Allow(labels[0], numbers);

        IEnumerable<IOperation> Operands(IOperation operation) =>
            operation.Unconverted() is IBinaryOperation both && both.OperatorKind == joined.OperatorKind
                ? Operands(both.LeftOperand).Concat(Operands(both.RightOperand)) : [operation.Unconverted()];
    }

    // "if (t is not (1 or -1)) throw".
    internal void RequireOneOf(IOperation value, IPatternOperation pattern)
    {
        if (Integers(pattern) is { } numbers)
            Allow(sizes.Evaluate(value), numbers);
    }

    // "t switch { 1 => …, -1 => …, _ => throw … }".
    internal void RequireOneOf(SymbolicValue label, ISwitchExpressionOperation choice)
    {
        if (choice.Arms is [.., { Pattern: IDiscardPatternOperation, Guard: null, Value: var last }] && last.Unconverted() is IThrowOperation
            && choice.Arms.Take(choice.Arms.Length - 1).Select(static arm => Integers(arm.Pattern)).ToArray() is var numbers
                && numbers.All(static each => each is not null))
        {
            Allow(label, numbers.SelectMany(static each => each!));
        }
    }

    private void Allow(SymbolicValue label, IEnumerable<long> numbers)
    {
        if (label is Element { IsPlain: true, Input: var input })
            sizes.Evidence.Labels.Allow(input, numbers);
    }

    private static IEnumerable<long>? Integers(IPatternOperation pattern) =>
        Patterns.Constants(pattern)?.ToArray() is { } constants && Array.TrueForAll(constants, static constant => constant is int)
            ? constants.Select(static constant => (long)(int)constant) : null;
}
