using GradGen.Generator.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Generator.Rules;

/// <summary>
/// A softmax written as loops: every element becomes an exponential, the exponentials are added up from zero, and every
/// element is divided by the sum, over the same range. Anything else that touches the array or the sum rules it out.
/// </summary>
internal static class SoftmaxLoop
{
    internal static bool Fills(ISymbol array, IOperation[] body)
    {
        var written = Into(array, body);
        // Handed to a call it may be changed there.
        if (body.Any(operation => operation is IArgumentOperation argument && Softmax.SymbolOf(argument.Value).Is(array) && !IsReader(argument)))
            return false;
        return written switch
        {
            [var exponential, var share] => IsPair(exponential, share, array, body),
            // The exponentials in an array of their own.
            [ISimpleAssignmentOperation
            {
                Value: IBinaryOperation
                {
                    OperatorKind: BinaryOperatorKind.Divide,
                    LeftOperand: IArrayElementReferenceOperation { ArrayReference: var other }
                }
            } share]
                when Softmax.SymbolOf(other) is { } exponentials
                    && Into(exponentials, body) is [var exponential] =>
                IsPair(exponential, share, exponentials, body),
            _ => false,
        };
    }

    /// <summary>Whether a value is Exp of something.</summary>
    internal static bool IsExp(IOperation value) => value switch
    {
        IConversionOperation conversion => IsExp(conversion.Operand),
        IInvocationOperation { TargetMethod: { Name: "Exp", IsStatic: true } } => true,
        _ => false,
    };

    private static IAssignmentOperation[] Into(ISymbol array, IOperation[] body) =>
        [.. body.OfType<IAssignmentOperation>().Where(assignment => IsElementOf(assignment.Target, array))];

    private static bool IsPair(IAssignmentOperation exponential, IAssignmentOperation share, ISymbol exponentials, IOperation[] body)
    {
        if (exponential is not ISimpleAssignmentOperation || !IsExponential(exponential.Value, body, out var temporary)
            || DividedBy(share, exponentials) is not { } sum)
            return false;
        if (exponential.Syntax.SpanStart > share.Syntax.SpanStart || !SameRange(exponential, share) || !SameIndices(exponential.Target, share.Target))
            return false;
        var changes = Softmax.Writes(sum, body);
        var additions = changes.OfType<ICompoundAssignmentOperation>().ToArray();
        var starts = changes.Where(static change => change is not ICompoundAssignmentOperation).ToArray();
        if (starts is [IVariableInitializerOperation { Value: var only }] && additions.Length == 0)
            return IsSumOf(only, exponentials) && !IsIn2D(exponentials);
        return starts.Length > 0 && starts.All(static start => ValueOf(start) is { ConstantValue: { HasValue: true, Value: 0 or 0.0 or 0f } })
            && additions is [{ OperatorKind: BinaryOperatorKind.Add } addition] && SameRange(exponential, addition)
            && addition.Syntax.SpanStart < share.Syntax.SpanStart && Adds(addition.Value, exponential, exponentials, temporary)
            && StartsOutside(starts, addition) && !IsConditional(addition) && !IsConditional(exponential) && !IsConditional(share);
    }

    // Itself, or through a local: var e = Math.Exp(…); y[i] = e; sum += e;
    private static bool IsExponential(IOperation value, IOperation[] body, out ISymbol? temporary)
    {
        temporary = (value as ILocalReferenceOperation)?.Local;
        return temporary is null ? IsExp(value) : Softmax.Writes(temporary, body) is [var only] && ValueOf(only) is { } initial && IsExp(initial);
    }

    // y[i] /= sum, or p[i] = y[i] / sum.
    private static ISymbol? DividedBy(IAssignmentOperation share, ISymbol exponentials) => share switch
    {
        ICompoundAssignmentOperation { OperatorKind: BinaryOperatorKind.Divide } compound => Softmax.SymbolOf(compound.Value) as ILocalSymbol,
        ISimpleAssignmentOperation { Value: IBinaryOperation { OperatorKind: BinaryOperatorKind.Divide } quotient }
            when IsElementOf(quotient.LeftOperand, exponentials) && SameIndices(quotient.LeftOperand, share.Target) =>
            Softmax.SymbolOf(quotient.RightOperand) as ILocalSymbol,
        _ => null,
    };

    private static bool Adds(IOperation value, IAssignmentOperation exponential, ISymbol exponentials, ISymbol? temporary) => value switch
    {
        IConversionOperation conversion => Adds(conversion.Operand, exponential, exponentials, temporary),
        ISimpleAssignmentOperation => value == exponential,
        IArrayElementReferenceOperation =>
            IsElementOf(value, exponentials) && SameIndices(value, exponential.Target) && value.Syntax.SpanStart > exponential.Syntax.SpanStart,
        ILocalReferenceOperation local => local.Local.Is(temporary),
        _ => false,
    };

    private static bool IsSumOf(IOperation value, ISymbol array) =>
        value is IInvocationOperation { TargetMethod.Name: "Sum", Arguments: [var only] } && Softmax.SymbolOf(only.Value).Is(array);

    private static bool IsIn2D(ISymbol array) => ((array as ILocalSymbol)?.Type ?? (array as IFieldSymbol)?.Type) is not IArrayTypeSymbol { Rank: 1 };

    private static IOperation? ValueOf(IOperation write) => write switch
    {
        IVariableInitializerOperation initializer => initializer.Value,
        ISimpleAssignmentOperation assignment => assignment.Value,
        _ => null,
    };

    private static bool IsElementOf(IOperation operation, ISymbol array) =>
        operation is IArrayElementReferenceOperation element && Softmax.SymbolOf(element.ArrayReference).Is(array);

    private static bool IsReader(IArgumentOperation argument) => argument.Parent is IInvocationOperation { TargetMethod.Name: "Sum" or "ToArray" or "Max" };

    private static bool SameIndices(IOperation a, IOperation b) =>
        a is IArrayElementReferenceOperation left && b is IArrayElementReferenceOperation right
        && left.Indices.Select(static index => index.Syntax.ToString()).SequenceEqual(right.Indices.Select(static index => index.Syntax.ToString()));

    // The loops around both begin and end alike.
    private static bool SameRange(IOperation a, IOperation b) => Ranges(a).SequenceEqual(Ranges(b));

    private static IEnumerable<string> Ranges(IOperation operation) =>
        operation.Syntax.Ancestors().OfType<ForStatementSyntax>().Select(static loop => $"{loop.Declaration}{loop.Condition}{loop.Incrementors}");

    // Only the innermost loop may lie between the zero and the addition.
    private static bool StartsOutside(IOperation[] starts, IOperation addition) =>
        starts.All(start => Ranges(start).Count() == Ranges(addition).Count() - 1 || (start is IVariableInitializerOperation && starts.Length > 1));

    private static bool IsConditional(IOperation operation) =>
        operation.Syntax.Ancestors().TakeWhile(static node => node is not MemberDeclarationSyntax)
            .Any(static node => node is IfStatementSyntax or SwitchStatementSyntax or WhileStatementSyntax or ForEachStatementSyntax
                or ConditionalExpressionSyntax);
}
