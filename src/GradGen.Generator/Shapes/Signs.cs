using GradGen.Generator.Walking;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using static GradGen.Generator.Shapes.SymbolicValue;

namespace GradGen.Generator.Shapes;

/// <summary>Which numbers made of an input are never negative, so that a logarithm or a root of them asks nothing of the input.</summary>
internal static class Signs
{
    // What is cut off at less keeps a logarithm from going wrong, and nothing is meant to be computed there.
    private const double Meant = 0.01;

    private static readonly HashSet<string> PositiveOnly = ["Log", "Log2", "Log10", "Sqrt", "Pow"];

    /// <summary>Whether a call of Math asks that its first argument be positive.</summary>
    internal static bool AsksForPositive(IInvocationOperation call, SymbolicValue argument) =>
        PositiveOnly.Contains(call.TargetMethod.Name) && !IsNeverNegative(call.Arguments[0].Value, argument) && Exponent(call) is null && !HasOtherBranch(call);

    /// <summary>Whether a number that an input has become is never negative, whatever the input.</summary>
    internal static bool IsNeverNegative(IOperation operation, SymbolicValue value) =>
        value is Element { IsNeverNegative: true } or Number { Value.IsNonNegative: true } || Guards.Constant(operation) >= 0;

    /// <summary>The same for a sum, product or quotient.</summary>
    internal static bool IsNeverNegative(IBinaryOperation binary, SymbolicValue left, SymbolicValue right) => binary.OperatorKind switch
    {
        BinaryOperatorKind.Multiply when AreSame(binary.LeftOperand, binary.RightOperand) => true,
        BinaryOperatorKind.Add when IsRootOfSquare(binary.LeftOperand, binary.RightOperand) || IsRootOfSquare(binary.RightOperand, binary.LeftOperand) => true,
        BinaryOperatorKind.Add or BinaryOperatorKind.Multiply or BinaryOperatorKind.Divide =>
            IsNeverNegative(binary.LeftOperand, left) && IsNeverNegative(binary.RightOperand, right),
        _ => false,
    };

    /// <summary>The same for a call of Math.</summary>
    internal static bool IsNeverNegative(IInvocationOperation call) => call.TargetMethod.Name switch
    {
        "Abs" => true,
        "Pow" => Exponent(call) % 2 == 0,
        "Max" => call.Arguments.Any(static argument => IsFloor(Guards.Constant(argument.Value))),
        "Clamp" => IsFloor(Guards.Constant(call.Arguments[1].Value)),
        _ => false,
    };

    private static bool AreSame(IOperation one, IOperation other) => one.Syntax.ToString() == other.Syntax.ToString();

    private static bool IsFloor(double? constant) => constant is 0 or >= Meant;

    // A whole exponent, of which any number has a power; null for any other.
    private static double? Exponent(IInvocationOperation call) =>
        call.TargetMethod.Name == "Pow" && call.Arguments.Length == 2 && Guards.Constant(call.Arguments[1].Value) is > 0 and var exponent
            && exponent == Math.Floor(exponent) ? exponent : null;

    // "x + Math.Sqrt(x * x + 1)" is positive for any x.
    private static bool IsRootOfSquare(IOperation operation, IOperation root) =>
        root.Unconverted() is IInvocationOperation { TargetMethod.Name: "Sqrt", Arguments: [var under] }
        && under.Value.DescendantsAndSelf()
            .Any(part => part is IBinaryOperation { OperatorKind: BinaryOperatorKind.Multiply } square && AreSame(square.LeftOperand, operation)
                && AreSame(square.RightOperand, operation));

    // "v > 0 ? Math.Sqrt(v + 1) : 0.1 * v": the layer says itself what it does with the rest.
    private static bool HasOtherBranch(IInvocationOperation call)
    {
        var names = Names(call.Arguments[0].Value).ToArray();
        IOperation branch = call;
        for (var around = call.Parent; around is not null; branch = around, around = around.Parent)
        {
            if (around is IConditionalOperation choice && !ReferenceEquals(choice.Condition, branch)
                && (ReferenceEquals(choice.WhenTrue, branch) ? choice.WhenFalse : choice.WhenTrue) is { } other
                && Names(choice.Condition).Intersect(names).Any() && Names(other).Intersect(names).Any())
            {
                return true;
            }
        }

        return false;
    }

    // Numbers, by how they are written: "v", "x[i]".
    private static IEnumerable<string> Names(IOperation operation) => operation.DescendantsAndSelf()
        .Where(static part => part is ILocalReferenceOperation or IParameterReferenceOperation or IArrayElementReferenceOperation
            or IPropertyReferenceOperation && part.Type?.SpecialType is SpecialType.System_Double or SpecialType.System_Single)
        .Select(static part => part.Syntax.ToString());
}
