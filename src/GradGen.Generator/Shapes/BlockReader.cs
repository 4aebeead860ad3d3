using GradGen.Generator.Walking;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Generator.Shapes;

/// <summary>How many entries loops take at once, where others take what is left over: the lanes of a vector, or as many as a loop is unrolled by.</summary>
internal sealed class BlockReader
{
    // What takes more at once is tiled for a cache, and too slow to be checked whole.
    private const int Most = 32;

    private readonly Dictionary<ILocalSymbol, int> _steps = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ILocalSymbol> _single = new(SymbolEqualityComparer.Default);
    private int _known;

    /// <summary>The most that are taken at once; 0 where none are.</summary>
    internal int Size => _steps.Where(step => _single.Contains(step.Key)).Select(static step => step.Value).Append(_known).Max();

    internal void Note(IOperation operation)
    {
        Add(Math.Max(LanesOf(operation.Type), CountOf(operation)));
        switch (operation)
        {
            case IIncrementOrDecrementOperation { Target: ILocalReferenceOperation { Local: var local } }:
                _single.Add(local);
                break;
            case ICompoundAssignmentOperation { OperatorKind: BinaryOperatorKind.Add, Target: ILocalReferenceOperation { Local: var local }, Value: var step }
                when Number(step) is > 1 and var size:
                _steps[local] = size;
                break;
            // 4 * Vector<float>.Count
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Multiply, LeftOperand: var left, RightOperand: var right }
                when Number(left) * CountOf(right) + CountOf(left) * Number(right) is > 0 and var several:
                Add(several);
                break;
            // length / 4 * 4, length - length % 4
            case IBinaryOperation
            {
                OperatorKind: BinaryOperatorKind.Multiply,
                LeftOperand: IBinaryOperation { OperatorKind: BinaryOperatorKind.Divide, RightOperand: var divisor }, RightOperand: var factor
            }
                when Number(divisor) == Number(factor):
                Add(Number(factor));
                break;
            case IBinaryOperation
            {
                OperatorKind: BinaryOperatorKind.Subtract,
                RightOperand: IBinaryOperation { OperatorKind: BinaryOperatorKind.Remainder, RightOperand: var divisor }
            }:
                Add(Number(divisor));
                break;
        }
    }

    private void Add(int size) => _known = Math.Max(_known, size > 1 && size <= Most ? size : 0);

    private static int Number(IOperation value) => value.Constant() is { HasValue: true, Value: int and > 1 and <= Most and var number } ? number : 0;

    private static int CountOf(IOperation value) =>
        value.Unconverted() is IPropertyReferenceOperation { Property: { Name: "Count", ContainingType: var vector } } ? LanesOf(vector) : 0;

    // Of Vector<T> as on most machines; sizes that are odd are no multiple of fewer, either.
    private static int LanesOf(ITypeSymbol? type)
    {
        if (type is not INamedTypeSymbol { TypeArguments: [var element], Name: ['V', 'e', 'c', 't', 'o', 'r', ..] and var name, ContainingNamespace: var space }
            || space.ToDisplayString() is not ("System.Numerics" or "System.Runtime.Intrinsics"))
            return 0;
        var bits = name switch { "Vector64" => 64, "Vector128" => 128, "Vector512" => 512, _ => 256 };
        return bits / (element.SpecialType is SpecialType.System_Single or SpecialType.System_Int32 ? 32 : 64);
    }
}
