using GradGen.Generator.Walking;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using static GradGen.Generator.Shapes.SymbolicValue;

namespace GradGen.Generator.Shapes;

/// <summary>
/// Choices that a call settles, whatever the sizes are: <c>Multiply(a, b, transposeA: true)</c> asks for <c>a.GetLength(1)</c>, and what it would
/// do with other arguments says nothing of these.
/// </summary>
internal sealed class Choices(Interpreter sizes)
{
    /// <summary>What a condition comes to; null where that is open.</summary>
    internal bool? Holds(IOperation condition) => Known(condition) as bool?;

    /// <summary>The arm that a switch takes; null where that is open.</summary>
    internal ISwitchExpressionArmOperation? ArmOf(ISwitchExpressionOperation choice)
    {
        foreach (var arm in choice.Arms)
        {
            if (arm.Guard is not null || Matches(arm.Pattern, choice.Value.Unconverted()) is not { } matches)
                return null;
            if (matches)
                return arm;
        }

        return null;
    }

    /// <summary>The section that a switch takes; null where that is open, or it takes none.</summary>
    internal ISwitchCaseOperation? SectionOf(ISwitchOperation choice)
    {
        foreach (var section in choice.Cases)
        {
            foreach (var clause in section.Clauses.Where(static clause => clause is not IDefaultCaseClauseOperation))
            {
                if (Matches(clause, choice.Value.Unconverted()) is not { } matches)
                    return null;
                if (matches)
                    return section;
            }
        }

        return choice.Cases.FirstOrDefault(static section => section.Clauses.Any(static clause => clause is IDefaultCaseClauseOperation));
    }

    private bool? Matches(ICaseClauseOperation clause, IOperation value) => clause switch
    {
        ISingleValueCaseClauseOperation { Value: var wanted } => AreEqual(value, wanted),
        IPatternCaseClauseOperation { Guard: null, Pattern: var pattern } => Matches(pattern, value),
        _ => null,
    };

    private bool? Matches(IPatternOperation pattern, IOperation value)
    {
        switch (pattern)
        {
            case IDiscardPatternOperation:
                return true;
            case IConstantPatternOperation { Value: var wanted }:
                return Known(value) is { } known && Known(wanted) is { } one ? known.Equals(one) : null;
            case IRecursivePatternOperation { DeconstructionSubpatterns: { Length: > 0 } parts } when value is ITupleOperation { Elements: var elements }:
                var matches = parts.Zip(elements, (part, element) => Matches(part, element.Unconverted())).ToArray();
                return matches.Contains(false) ? false : matches.Contains(null) ? null : true;
            default:
                return null;
        }
    }

    // A flag or an integer that is a constant here, or was one where the method was called.
    private object? Known(IOperation operation) => operation.Unconverted() switch
    {
        { ConstantValue: { HasValue: true, Value: var constant } } => constant is int number ? (long)number : constant,
        IParameterReferenceOperation { Parameter: var parameter } => sizes[parameter] switch
        {
            Flag { Value: var flag } => flag,
            Number { Value.AsConstant: { } number } => number,
            _ => null,
        },
        IUnaryOperation { OperatorKind: UnaryOperatorKind.Not, Operand: var operand } => !(Known(operand) as bool?),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals, LeftOperand: var left, RightOperand: var right } => AreEqual(left, right),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.NotEquals, LeftOperand: var left, RightOperand: var right } => !AreEqual(left, right),
        _ => null,
    };

    private bool? AreEqual(IOperation left, IOperation right) => Known(left) is { } one && Known(right) is { } other ? one.Equals(other) : null;
}
