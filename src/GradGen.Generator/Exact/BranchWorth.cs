using GradGen.Generator.Exact.Repairs.Rewrites;
using GradGen.Generator.Interpretation;
using GradGen.Generator.Symbols;
using GradGen.Generator.Walking;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Generator.Exact;

/// <summary>
/// Whether a user wants to know that no sample runs a branch: where it computes numbers. A guard that throws, a buffer that is made
/// when there is none, and what is there for numbers that are none, or for no numbers at all, are not meant to run.
/// </summary>
internal static class BranchWorth
{
    // What stands for zero in a comparison.
    private const double Tiny = 1e-3;

    internal static bool IsWorthTelling(Choice choice, Branch branch) =>
        !branch.Code[branch.Code.Count - 1].Throws()
        && branch.Code.Any(static code => IsNumber(code) || Computes(code))
        && !choice.On.Any(static on => on.ConstantValue.HasValue || on.DescendantsAndSelf().Any(IsPrecaution));

    private static bool Computes(IOperation operation) => operation switch
    {
        IThrowOperation or INameOfOperation => false,
        IInvocationOperation { TargetMethod.ContainingType: var type } when IsForPeople(type) => false,
        IInvocationOperation call when Bodies.IsSource(call.TargetMethod) =>
            call.Arguments.Any(static argument => argument.Value.Type is IArrayTypeSymbol || IsNumber(argument.Value)),
        ICompoundAssignmentOperation { Target.Type: var type } when Terms.IsReal(type) => true,
        ISimpleAssignmentOperation { Value: var value } when Terms.IsReal(value.Type) => IsNumber(value),
        IReturnOperation { ReturnedValue: { } value } when Terms.IsReal(value.Type) => IsNumber(value),
        IBinaryOperation when Terms.IsReal(operation.Type) => IsNumber(operation),
        _ => operation.ChildOperations.Any(Computes),
    };

    // A real that is not always the same.
    private static bool IsNumber(IOperation value) =>
        Terms.IsReal(value.Type) && !value.ConstantValue.HasValue
        && value.Unconverted() is not (ILiteralOperation or IDefaultValueOperation or IPropertyReferenceOperation { Instance: null });

    private static bool IsForPeople(INamedTypeSymbol type) =>
        type.ContainingNamespace.ToDisplayString() == "System.Diagnostics" || type is { Name: "Console", ContainingNamespace.Name: "System" };

    private static bool IsPrecaution(IOperation condition) => condition switch
    {
        IBinaryOperation both => IsOfZero(both.LeftOperand.Unconverted(), both.RightOperand.Unconverted())
            || IsOfZero(both.RightOperand.Unconverted(), both.LeftOperand.Unconverted())
            || (both.OperatorKind is BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals && Terms.IsReal(both.LeftOperand.Type)),
        IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: null } } => true,
        IRecursivePatternOperation { PropertySubpatterns.IsEmpty: true, DeconstructionSubpatterns.IsEmpty: true } => true,
        IPropertyReferenceOperation { Property.Name: "HasValue" or "IsAttached" } => true,
        // What it is during the check, somebody has decided.
        IMemberReferenceOperation { Member: var member } when member.Has("DuringCheckAttribute") => true,
        // IsNaN, IsFinite, IsNullOrEmpty
        IInvocationOperation { TargetMethod: { IsStatic: true, Name: var name } } => name.StartsWith("Is", StringComparison.Ordinal),
        _ => false,
    };

    // A comparison with null, with a number next to nothing, or of a count with none or one.
    private static bool IsOfZero(IOperation value, IOperation with) => with.ConstantValue is { HasValue: true, Value: var constant } && constant switch
    {
        null => true,
        double number => number != 0 && Math.Abs(number) <= Tiny,
        float number => number != 0 && Math.Abs(number) <= Tiny,
        int and (0 or 1) => IsCount(value),
        _ => false,
    };

    private static bool IsCount(IOperation value) => value switch
    {
        IPropertyReferenceOperation { Property.Name: "Length" or "Count" } or IInvocationOperation { TargetMethod.Name: "GetLength" or "Count" } => true,
        ILocalReferenceOperation { Local: var local } => value.Root().Descendants().OfType<IVariableDeclaratorOperation>()
            .Any(declarator => declarator.Symbol.Is(local) && declarator.GetVariableInitializer() is { Value: var initial } && IsCount(initial.Unconverted())),
        _ => false,
    };
}
