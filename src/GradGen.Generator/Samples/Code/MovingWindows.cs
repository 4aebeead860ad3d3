using GradGen.Generator.Walking;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Generator.Samples.Code;

/// <summary>
/// Takes note of windows that move over something: which size is that of a window, and which says how far apart they begin, whatever
/// their names. Their number, <c>(length - window) / step + 1</c>, shows it, as do a loop from one to the next and the way back to the length.
/// </summary>
internal sealed class MovingWindows(SampleFacts facts, Func<IOperation?, Term?> termOf)
{
    // How many parts a sum may have through locals that stand for a part.
    private const int Deepest = 8;

    private readonly Dictionary<ILocalSymbol, IOperation> _values = new(SymbolEqualityComparer.Default);

    internal void Note(IOperation operation)
    {
        switch (operation)
        {
            case IVariableDeclaratorOperation { Symbol: var local, Initializer.Value: var value }:
                _values[local] = value;
                break;
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Divide } quotient:
                NoteNumber(quotient);
                break;
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, Type.SpecialType: SpecialType.System_Int32 } sum:
                NoteLength(sum);
                break;
            case IForLoopOperation { Condition: { } condition, AtLoopBottom: var bottom }:
                foreach (var step in bottom)
                    NoteLoop(condition, step);
                break;
            case IWhileLoopOperation { Condition: { } condition, Body: var body }:
                foreach (var step in body.DescendantsAndSelf())
                    NoteLoop(condition, step);
                break;
        }
    }

    // (length - window) / step + 1
    private void NoteNumber(IBinaryOperation quotient)
    {
        var parts = Parts(quotient.LeftOperand).ToArray();
        var windows = parts.Where(static part => part.IsNegative).Select(static part => part.Value).ToArray();
        var lengths = parts.Where(static part => !part.IsNegative).Select(static part => part.Value).ToArray();
        if (windows.Length == 0 || !Array.Exists(lengths, IsLength))
            return;
        if (SizeOf(quotient.RightOperand) is { } step)
            Add(step, windows, lengths);
        else if (quotient.RightOperand.Unconverted().ConstantValue is { HasValue: true, Value: int and > 1 and < 5 and var constant }
            && SizeIn(windows) is { } window)
            facts.Relations.Add(new Relation("AtLeast", window, null, constant + 1));
    }

    // No number, and not where a loop is.
    private bool IsLength(IOperation value) =>
        !value.ConstantValue.HasValue
        && !(value is ILocalReferenceOperation { Local: var local } && _values.TryGetValue(local, out var initial) && initial.ConstantValue.HasValue);

    // (count - 1) * step + window
    private void NoteLength(IBinaryOperation sum)
    {
        if (sum.Parent is IBinaryOperation { OperatorKind: BinaryOperatorKind.Add or BinaryOperatorKind.Subtract })
            return;
        var parts = Parts(sum).Where(static part => !part.IsNegative).Select(static part => part.Value.Unconverted()).ToArray();
        foreach (var part in parts)
        {
            if (part is not IBinaryOperation { OperatorKind: BinaryOperatorKind.Multiply } product)
                continue;
            var step = IsGaps(product.LeftOperand) ? product.RightOperand : IsGaps(product.RightOperand) ? product.LeftOperand : null;
            if (SizeOf(step) is { } size && parts.Any(other => SizeOf(other) is not null))
                Add(size, [.. parts.Where(other => other != part)], []);
        }
    }

    private bool IsGaps(IOperation factor) => Parts(factor).Any(static part => part is { IsNegative: true, Value.ConstantValue: { HasValue: true, Value: 1 } });

    // start + window <= length; start += step
    private void NoteLoop(IOperation condition, IOperation change)
    {
        if (change is IExpressionStatementOperation { Operation: var inner })
            change = inner;
        if (change is not ICompoundAssignmentOperation { OperatorKind: BinaryOperatorKind.Add, Target: ILocalReferenceOperation { Local: var start } } move
            || SizeOf(move.Value) is not { } step || condition.Unconverted() is not IBinaryOperation comparison)
            return;
        var parts = Parts(comparison.LeftOperand).Concat(Parts(comparison.RightOperand).Select(static part => (part.Value, IsNegative: !part.IsNegative))).ToArray();
        foreach (var (value, isNegative) in parts)
        {
            if (value is ILocalReferenceOperation { Local: var local } && SymbolEqualityComparer.Default.Equals(local, start))
            {
                Add(step,
                    [.. parts.Where(part => part.IsNegative == isNegative && part.Value != value).Select(static part => part.Value)],
                    [.. parts.Where(part => part.IsNegative != isNegative).Select(static part => part.Value)], isLoop: true);
                return;
            }
        }
    }

    private void Add(Term step, IOperation[] windows, IOperation[] lengths, bool isLoop = false)
    {
        var window = SizeIn(windows);
        // Blocks one after another have no window of their own, nor has a loop that goes on by some steps to the end.
        if (window is { } same ? same.Equals(step) : isLoop || !Array.Exists(windows, IsWindow))
            return;
        facts.Steps.Add(step.Origin);
        facts.Relations.Add(new Relation("Step", step, window));
        if (window is { } size && SizeIn(lengths) is { } length && !length.Equals(size) && !length.Equals(step))
            facts.Relations.Add(new Relation("Windows", length, size));
    }

    // A number of entries that no sample decides, or not by itself: three, or as many as a kernel has.
    private static bool IsWindow(IOperation part) =>
        part.Type?.SpecialType == SpecialType.System_Int32 && part.ConstantValue is not { HasValue: true, Value: int and < 2 };

    // The first size in a sum; what is only a part of a product, such as a padding on both sides, comes after.
    private Term? SizeIn(IOperation[] parts) =>
        parts.Select(SizeOf).FirstOrDefault(static size => size is not null)
            ?? parts.SelectMany(static part => part.DescendantsAndSelf()).Where(static part => part.Parent is IBinaryOperation { OperatorKind: BinaryOperatorKind.Subtract })
                .Select(SizeOf).FirstOrDefault(static size => size is not null);

    private Term? SizeOf(IOperation? value) => value?.Unconverted().Type?.SpecialType == SpecialType.System_Int32 ? termOf(value) : null;

    private IEnumerable<(IOperation Value, bool IsNegative)> Parts(IOperation sum, bool isNegative = false, int depth = 0)
    {
        var value = sum.Unconverted();
        if (value is IBinaryOperation { OperatorKind: BinaryOperatorKind.Add or BinaryOperatorKind.Subtract } binary && !value.ConstantValue.HasValue)
        {
            return Parts(binary.LeftOperand, isNegative, depth)
                .Concat(Parts(binary.RightOperand, isNegative != (binary.OperatorKind == BinaryOperatorKind.Subtract), depth));
        }

        return value is ILocalReferenceOperation { Local: var local } && termOf(value) is null && depth < Deepest && _values.TryGetValue(local, out var initial)
            && initial.Unconverted() is IBinaryOperation
            ? Parts(initial, isNegative, depth + 1)
            : [(value, isNegative)];
    }
}
