using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Generator.Exact;

/// <summary>A branch of a choice.</summary>
/// <param name="Syntax">What the machine marks when it runs.</param>
/// <param name="Code">What it runs.</param>
internal readonly record struct Branch(SyntaxNode Syntax, IReadOnlyList<IOperation> Code);

/// <summary>Where code goes one of several ways.</summary>
/// <param name="Syntax">What the machine marks when it comes there; null of an expression.</param>
/// <param name="On">What decides.</param>
/// <param name="Branches">The ways that have code, without what is left over of an enum.</param>
internal sealed record Choice(SyntaxNode? Syntax, IReadOnlyList<IOperation> On, IReadOnlyList<Branch> Branches)
{
    internal static Choice? Of(IOperation operation) => operation switch
    {
        IConditionalOperation choice => new(
            choice.Type is null ? choice.Syntax : null,
            [choice.Condition],
            [.. new[] { choice.WhenTrue, IsOneOfEnum(choice.Condition) ? null : choice.WhenFalse }.OfType<IOperation>()
                .Select(static arm => new Branch(arm.Syntax, [arm]))]),
        ISwitchOperation choice => new(
            choice.Syntax,
            [choice.Value, .. choice.Cases.SelectMany(static one => one.Clauses)],
            [.. choice.Cases.Where(one =>
                one.Body.Length > 0 && !(IsEnum(choice.Value) && one.Clauses.Any(static clause => clause is IDefaultCaseClauseOperation)))
                .Select(static one => new Branch(one.Syntax, one.Body))]),
        ISwitchExpressionOperation choice => new(
            null,
            [choice.Value, .. choice.Arms.Select(static arm => arm.Pattern)],
            [.. choice.Arms.Where(arm => !(IsEnum(choice.Value) && arm.Pattern is IDiscardPatternOperation))
                .Select(static arm => new Branch(arm.Value.Syntax, [arm.Value]))]),
        _ => null,
    };

    /// <summary>Whether a run came to this choice: by the statement that it is, or by an arm of the expression.</summary>
    internal bool IsMet(Func<SyntaxNode, bool> hasRun) => Syntax is not null ? hasRun(Syntax) : Branches.Any(branch => hasRun(branch.Syntax));

    // What is left when all members of an enum have had their turn is there for none of them.
    private static bool IsEnum(IOperation value) => value.Type?.TypeKind == TypeKind.Enum;

    private static bool IsOneOfEnum(IOperation condition) =>
        condition is IBinaryOperation { LeftOperand: var left } && IsEnum(left) || condition is IIsPatternOperation { Value: var value } && IsEnum(value);
}
