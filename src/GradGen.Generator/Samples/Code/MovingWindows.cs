using GradGen.Generator.Walking;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Generator.Samples.Code;

/// <summary>
/// Takes note of windows that move over something: which size is that of a window, and which says how far apart they begin, whatever
/// their names. Their number, <c>(length - window) / step + 1</c>, shows it, as do a loop from one to the next and the way back to the length.
/// </summary>
internal sealed class MovingWindows(SampleFacts facts, Sums sums)
{
    internal void Note(IOperation operation)
    {
        switch (operation)
        {
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Add } sum:
                if (Sums.IsOne(sum.RightOperand))
                    NoteNumber(sum.LeftOperand);
                else if (Sums.IsOne(sum.LeftOperand))
                    NoteNumber(sum.RightOperand);
                if (sum.Type?.SpecialType == SpecialType.System_Int32
                    && sum.Parent is not IBinaryOperation { OperatorKind: BinaryOperatorKind.Add or BinaryOperatorKind.Subtract })
                    NoteLength(sum);
                break;
            // i <= (length - window) / step
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.LessThanOrEqual, RightOperand: var last }:
                NoteNumber(last);
                break;
            case IForLoopOperation { Condition: { } condition, AtLoopBottom: var bottom }:
                foreach (var move in bottom)
                    NoteLoop(condition, move);
                break;
            case IWhileLoopOperation { Condition: { } condition, Body: var body }:
                foreach (var move in body.DescendantsAndSelf())
                    NoteLoop(condition, move);
                break;
        }
    }

    // (length - window) / step, which one more than is their number.
    private void NoteNumber(IOperation number)
    {
        foreach (var (part, _) in sums.Parts(number))
        {
            if (Floored(part) is not IBinaryOperation { OperatorKind: BinaryOperatorKind.Divide } quotient)
                continue;
            var parts = sums.Parts(quotient.LeftOperand).ToArray();
            var windows = Values(parts, isNegative: true);
            var lengths = Values(parts, isNegative: false);
            if (windows.Length == 0 || !Array.Exists(lengths, sums.IsLength))
                continue;
            if (sums.SizeOf(quotient.RightOperand) is { } step)
                Add(step, windows, lengths);
            else if (quotient.RightOperand.Constant().Value is int and > 1 and < 5 and var constant && sums.SizeIn(windows) is { } window)
                facts.Relations.Add(new Relation("AtLeast", window, null, constant + 1));
        }
    }

    private static IOperation Floored(IOperation value) =>
        value.Unconverted() is IInvocationOperation { TargetMethod: { Name: "Floor" or "Truncate", IsStatic: true }, Arguments: [{ Value: var exact }, ..] }
            ? exact.Unconverted()
            : value.Unconverted();

    // (count - 1) * step + window
    private void NoteLength(IBinaryOperation sum)
    {
        var parts = Values(sums.Parts(sum), isNegative: false);
        foreach (var part in parts)
        {
            if (part.Unconverted() is not IBinaryOperation { OperatorKind: BinaryOperatorKind.Multiply } product)
                continue;
            var step = IsGaps(product.LeftOperand) ? product.RightOperand : IsGaps(product.RightOperand) ? product.LeftOperand : null;
            if (sums.SizeOf(step) is { } size && parts.Any(other => sums.SizeOf(other) is not null))
                Add(size, [.. parts.Where(other => other != part)], []);
        }
    }

    private bool IsGaps(IOperation factor) => sums.Parts(factor).Any(static part => part.IsNegative && Sums.IsOne(part.Value));

    // start + window <= length; start += step
    private void NoteLoop(IOperation condition, IOperation change)
    {
        if (change is IExpressionStatementOperation { Operation: var inner })
            change = inner;
        if (change is not ICompoundAssignmentOperation { OperatorKind: BinaryOperatorKind.Add, Target: ILocalReferenceOperation { Local: var start } } move
            || sums.SizeOf(move.Value) is not { } step || condition.Unconverted() is not IBinaryOperation comparison)
            return;
        var right = sums.Parts(comparison.RightOperand).Select(static part => (part.Value, IsNegative: !part.IsNegative));
        var parts = sums.Parts(comparison.LeftOperand).Concat(right).ToArray();
        var own = Array.FindIndex(parts,
            part => part.Value is ILocalReferenceOperation { Local: var local } && SymbolEqualityComparer.Default.Equals(local, start));
        if (own < 0)
            return;
        var isNegative = parts[own].IsNegative;
        Add(step, Values(parts.Where((_, place) => place != own), isNegative), Values(parts, !isNegative), isLoop: true);
    }

    private static IOperation[] Values(IEnumerable<(IOperation Value, bool IsNegative)> parts, bool isNegative) =>
        [.. parts.Where(part => part.IsNegative == isNegative).Select(static part => part.Value)];

    private void Add(Term step, IOperation[] windows, IOperation[] lengths, bool isLoop = false)
    {
        var window = sums.SizeIn(windows);
        // Blocks one after another have no window of their own, nor has a loop that goes on by some steps to the end.
        if (window is { } same ? same.Equals(step) : isLoop || !Array.Exists(windows, IsWindow))
            return;
        facts.Steps.Add(step.Origin);
        facts.Relations.Add(new Relation("Step", step, window));
        if (window is { } size && sums.SizeIn(lengths) is { } length && !length.Equals(size) && !length.Equals(step))
            facts.Relations.Add(new Relation("Windows", length, size));
    }

    // A number of entries that no sample decides, or not by itself: three, or as many as a kernel has.
    private static bool IsWindow(IOperation part) =>
        part.Type?.SpecialType == SpecialType.System_Int32 && part.ConstantValue is not { HasValue: true, Value: int and < 2 };
}
