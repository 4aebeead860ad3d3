using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Generator.Rules.Parallelism;

/// <summary>The ways to add to something that is read first and written afterwards, so that another thread can come between.</summary>
internal static class Additions
{
    private static readonly HashSet<string> Sums = ["Add", "Subtract", "MultiplyAdd", "AddMultiply", "MultiplyAddEstimate", "FusedMultiplyAdd"];

    /// <summary>What an operation adds to; null where it adds to nothing.</summary>
    internal static IOperation? Target(IOperation operation) => operation switch
    {
        ICompoundAssignmentOperation { OperatorKind: BinaryOperatorKind.Add or BinaryOperatorKind.Subtract } sum =>
            IsNumber(sum.Target.Type, sum.OperatorMethod) ? sum.Target : null,
        IIncrementOrDecrementOperation step => step.Target,
        ISimpleAssignmentOperation { IsRef: false } assignment => IsSum(assignment.Value, assignment.Target) ? assignment.Target : null,
        IInvocationOperation { TargetMethod: { ContainingType.Name: "TensorPrimitives", Name: var name } } call when Sums.Contains(name) => Destination(call),
        _ => null,
    };

    // x = a + x, x = x - a, and the fused form.
    private static bool IsSum(IOperation value, IOperation target) => value switch
    {
        IConversionOperation conversion => IsSum(conversion.Operand, target),
        IParenthesizedOperation parenthesized => IsSum(parenthesized.Operand, target),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Add } sum =>
            IsNumber(target.Type, sum.OperatorMethod) && (IsTerm(sum.LeftOperand, target) || IsTerm(sum.RightOperand, target)),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Subtract } difference =>
            IsNumber(target.Type, difference.OperatorMethod) && IsTerm(difference.LeftOperand, target),
        IInvocationOperation { TargetMethod.Name: "FusedMultiplyAdd", Arguments: [_, _, { Value: var added }] } => IsTerm(added, target),
        _ => false,
    };

    private static bool IsTerm(IOperation term, IOperation target) => IsSame(term, target) || IsSum(term, target);

    private static IOperation? Destination(IInvocationOperation call)
    {
        var destination = call.Arguments.FirstOrDefault(static argument => argument.Parameter?.Name == "destination")?.Value;
        return destination is not null && call.Arguments.Any(argument => argument.Value != destination && IsSame(argument.Value, destination))
            ? destination : null;
    }

    private static bool IsSame(IOperation one, IOperation other) => SyntaxFactory.AreEquivalent(one.Syntax, other.Syntax);

    // Numbers, and matrices that have an operator of their own; no texts and no delegates.
    private static bool IsNumber(ITypeSymbol? type, IMethodSymbol? own) => type is not null && type.TypeKind != TypeKind.Delegate
        && (own is not null || type.SpecialType is (>= SpecialType.System_SByte and <= SpecialType.System_Double) || type is ITypeParameterSymbol);
}
