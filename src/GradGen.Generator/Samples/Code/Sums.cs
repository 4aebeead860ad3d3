using GradGen.Generator.Walking;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Generator.Samples.Code;

/// <summary>The parts of a sum and the sizes among them, also where locals stand for some of them.</summary>
internal sealed class Sums(Func<IOperation?, Term?> termOf)
{
    // How many locals may stand for one another.
    private const int Deepest = 8;

    private readonly Dictionary<ILocalSymbol, IOperation> _values = new(SymbolEqualityComparer.Default);

    /// <summary>Takes note of what a local is.</summary>
    internal void Note(IOperation operation)
    {
        if (operation is IVariableDeclaratorOperation { Symbol: var local, Initializer.Value: var value })
            _values[local] = value;
    }

    internal static bool IsOne(IOperation value) => value.ConstantValue is { HasValue: true, Value: 1 or 1.0 or 1f };

    internal Term? SizeOf(IOperation? value) => value?.Unconverted().Type?.SpecialType == SpecialType.System_Int32 ? termOf(value) : null;

    /// <summary>The first size; what is only a part of a product, such as a padding on both sides, comes after.</summary>
    internal Term? SizeIn(IOperation[] parts) =>
        parts.Select(SizeOf).FirstOrDefault(static size => size is not null)
            ?? parts.SelectMany(static part => part.DescendantsAndSelf())
                .Where(static part => part.Parent is IBinaryOperation { OperatorKind: BinaryOperatorKind.Subtract })
                .Select(SizeOf).FirstOrDefault(static size => size is not null);

    /// <summary>Whether it may be a length: no number, and not where a loop is.</summary>
    internal bool IsLength(IOperation value) =>
        !value.ConstantValue.HasValue
        && !(value is ILocalReferenceOperation { Local: var local } && _values.TryGetValue(local, out var initial) && initial.ConstantValue.HasValue);

    /// <summary>The parts that are added, and those that are taken away.</summary>
    internal IEnumerable<(IOperation Value, bool IsNegative)> Parts(IOperation sum) => Parts(sum, false, 0);

    private IEnumerable<(IOperation Value, bool IsNegative)> Parts(IOperation sum, bool isNegative, int depth)
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
