using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Generator.Samples.Code;

/// <summary>
/// Tells apart what real settings are for in Forward: those that keep a value from where a function has no value, as in log(p + ε) and
/// max(p, ε), of which gradients are written as if they were zero; and those that shape what is computed, as in √(variance + ε).
/// </summary>
internal sealed class Floors(SampleFacts facts, Func<IOperation?, Term?> termOf)
{
    internal void Note(IOperation operation)
    {
        if (operation is not (IParameterReferenceOperation or IMemberReferenceOperation or ILocalReferenceOperation)
            || termOf(operation) is not { Axis: -1, Origin: var setting })
            return;
        var isComputed = false;
        var value = operation;
        while (value.Parent is IConversionOperation or IParenthesizedOperation or IUnaryOperation
            or IBinaryOperation { OperatorKind: BinaryOperatorKind.Add or BinaryOperatorKind.Subtract })
        {
            isComputed |= value.Parent is IBinaryOperation;
            value = value.Parent;
        }

        switch (value.Parent)
        {
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Multiply or BinaryOperatorKind.Divide }:
                facts.Shaping.Add(setting);
                break;
            case IBinaryOperation:
                facts.Floors.Add(setting);
                break;
            case IArgumentOperation { Parent: IInvocationOperation call }:
                NoteCall(setting, call);
                break;
            case not IArgumentOperation when isComputed:
                facts.Shaping.Add(setting);
                break;
        }
    }

    private void NoteCall(ISymbol setting, IInvocationOperation call)
    {
        if (call.TargetMethod.Name is "Max" or "Min" or "Clamp" || IsLogarithm(call)
            || (call.Parent is IInvocationOperation or IArgumentOperation && Outer(call) is { } outer && IsLogarithm(outer)))
            facts.Floors.Add(setting);
        else if (call.TargetMethod.ContainingType is { Name: "Math" or "MathF" })
            facts.Shaping.Add(setting);
    }

    // values.Add(ε).Log() and Log(values.Add(ε)).
    private static IInvocationOperation? Outer(IInvocationOperation call) =>
        call.Parent as IInvocationOperation ?? call.Parent?.Parent as IInvocationOperation;

    private static bool IsLogarithm(IInvocationOperation call) => call.TargetMethod.Name.StartsWith("Log", StringComparison.Ordinal);
}
