using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Generator.Shapes;

/// <summary>A comparison turned so that one side is the smaller.</summary>
internal readonly record struct Comparison(IOperation Smaller, IOperation Larger, bool IsStrict)
{
    /// <summary>What a comparison says when it holds, or when it does not; null for anything but an order.</summary>
    internal static Comparison? Of(IBinaryOperation operation, bool holds)
    {
        var (left, right) = (operation.LeftOperand, operation.RightOperand);
        return (operation.OperatorKind, holds) switch
        {
            (BinaryOperatorKind.LessThan, true) or (BinaryOperatorKind.GreaterThanOrEqual, false) => new Comparison(left, right, IsStrict: true),
            (BinaryOperatorKind.LessThanOrEqual, true) or (BinaryOperatorKind.GreaterThan, false) => new Comparison(left, right, IsStrict: false),
            (BinaryOperatorKind.GreaterThan, true) or (BinaryOperatorKind.LessThanOrEqual, false) => new Comparison(right, left, IsStrict: true),
            (BinaryOperatorKind.GreaterThanOrEqual, true) or (BinaryOperatorKind.LessThan, false) => new Comparison(right, left, IsStrict: false),
            // A loop that runs "while i != n" runs below n.
            (BinaryOperatorKind.NotEquals, true) => new Comparison(left, right, IsStrict: true),
            _ => null,
        };
    }
}
