using GradGen.Generator.Walking;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using static GradGen.Generator.Shapes.SymbolicValue;

namespace GradGen.Generator.Shapes;

/// <summary>Which values guards leave to the elements of inputs.</summary>
internal sealed partial class Interpreter
{
    // "if (p.Any(v => v <= 0)) throw".
    private bool RequireOfEach(IInvocationOperation call, bool holds)
    {
        if (!(call.TargetMethod.Name is "Any" or "Exists" && !holds) && !(call.TargetMethod.Name is "All" or "TrueForAll" && holds))
            return false;
        if (call.Arguments is not [.., { Value: var function }] || LambdaOf(function) is not { Symbol.Parameters: [var element], Body.Operations: [IReturnOperation { ReturnedValue: { } condition }] })
            return false;
        var collection = call.Arguments.Length > 1 ? call.Arguments[0].Value : call.Instance;
        if (collection is null)
            return false;
        this[element] = ElementOf(Evaluate(collection), Unconverted(collection).Type);
        Require(condition, holds);
        return true;
    }

    // "if (t != 0 && t != 1) throw", "if (!(t == 1 || t == -1)) throw": what is left are the numbers that it may be.
    private void RequireOneOf(IBinaryOperation joined, BinaryOperatorKind comparison)
    {
        var operands = Operands(joined).ToArray();
        if (!operands.All(operand => operand is IBinaryOperation binary && binary.OperatorKind == comparison))
            return;
        var numbers = new List<long>();
        var labels = new List<SymbolicValue>();
        foreach (var operand in operands.Cast<IBinaryOperation>())
        {
            labels.Add(Evaluate(operand.LeftOperand));
            if (NumberOf(operand.RightOperand)?.AsConstant is { } number)
                numbers.Add(number);
        }

        if (numbers.Count == operands.Length && labels.TrueForAll(label => label.Equals(labels[0])))
            Allow(labels[0], numbers);

        IEnumerable<IOperation> Operands(IOperation operation) =>
            Unconverted(operation) is IBinaryOperation both && both.OperatorKind == joined.OperatorKind ? Operands(both.LeftOperand).Concat(Operands(both.RightOperand)) : [Unconverted(operation)];
    }

    // "if (t is not (1 or -1)) throw".
    private void RequireOneOf(IOperation value, IPatternOperation pattern)
    {
        if (Integers(pattern) is { } numbers)
            Allow(Evaluate(value), numbers);
    }

    // "t switch { 1 => …, -1 => …, _ => throw … }".
    private void RequireOneOf(SymbolicValue label, ISwitchExpressionOperation choice)
    {
        if (choice.Arms is [.., { Pattern: IDiscardPatternOperation, Guard: null, Value: var last }] && Unconverted(last) is IThrowOperation
            && choice.Arms.Take(choice.Arms.Length - 1).Select(static arm => Integers(arm.Pattern)).ToArray() is var numbers && numbers.All(static each => each is not null))
        {
            Allow(label, numbers.SelectMany(static each => each!));
        }
    }

    private void Allow(SymbolicValue label, IEnumerable<long> numbers)
    {
        if (label is Element { IsPlain: true, Input: var input })
            Evidence.Labels.Allow(input, numbers);
    }

    private static IEnumerable<long>? Integers(IPatternOperation pattern) =>
        PatternConstants.Of(pattern)?.ToArray() is { } constants && Array.TrueForAll(constants, static constant => constant is int) ? constants.Select(static constant => (long)(int)constant) : null;
}
