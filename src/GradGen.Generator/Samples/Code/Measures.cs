using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Generator.Samples.Code;

/// <summary>Takes note of what code does with the numbers of a sample beside comparing them: it measures by them, or they are the power of something.</summary>
internal sealed class Measures(SampleFacts facts, Func<IOperation?, Term?> termOf)
{
    internal void Note(IOperation operation)
    {
        switch (operation)
        {
            case IArrayCreationOperation array:
                foreach (var size in array.DimensionSizes)
                    Measure(size);
                break;
            // 1 - axis is another axis; inputs * outputs is a size.
            case IBinaryOperation
            {
                LeftOperand: { Type.SpecialType: SpecialType.System_Int32 } left,
                RightOperand: { Type.SpecialType: SpecialType.System_Int32 } right
            }
                when !left.ConstantValue.HasValue && !right.ConstantValue.HasValue:
                Measure(left);
                Measure(right);
                break;
            case IInvocationOperation { TargetMethod: { Name: "Pow", Parameters.Length: 2 }, Arguments: [_, { Value: var power }] }:
                foreach (var part in power.DescendantsAndSelf())
                    AddTo(facts.Exponents, part);
                break;
            // Code without a body here: Enumerable.Range(0, size), and not x.GetLength(axis).
            case IInvocationOperation
            {
                TargetMethod:
                {
                    DeclaringSyntaxReferences.IsEmpty: true,
                    ContainingType: not { Name: "Array" or "Math" or "MathF" or "ArgumentOutOfRangeException" }
                }
            } call:
                foreach (var argument in call.Arguments)
                    Measure(argument.Value);
                break;
            case IObjectCreationOperation { Constructor.DeclaringSyntaxReferences.IsEmpty: true } creation:
                foreach (var argument in creation.Arguments)
                    Measure(argument.Value);
                break;
        }
    }

    private void Measure(IOperation value)
    {
        if (value.Type?.SpecialType == SpecialType.System_Int32)
            AddTo(facts.Measures, value);
    }

    private void AddTo(HashSet<ISymbol> symbols, IOperation value)
    {
        if (termOf(value) is { Axis: -1, Origin: var origin })
            symbols.Add(origin);
    }
}
