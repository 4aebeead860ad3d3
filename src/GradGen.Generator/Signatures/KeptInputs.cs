using GradGen.Generator.Symbols;
using GradGen.Generator.Walking;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GradGen.Generator.Signatures;

/// <summary>Members in which Forward keeps what it is passed: <c>_q = queries</c>. A gradient called after one is the input's.</summary>
internal static class KeptInputs
{
    /// <summary>The members' names, and what is kept in each.</summary>
    internal static IReadOnlyDictionary<string, string> Of(IMethodSymbol forward)
    {
        var inputs = new HashSet<string>(forward.Parameters.Select(static parameter => parameter.Name));
        var kept = new Dictionary<string, string>();
        foreach (var assignment in Declared.SyntaxOf(forward).Nodes()
            .OfType<AssignmentExpressionSyntax>())
        {
            foreach (var (target, value) in Pairs(assignment))
            {
                if (value is IdentifierNameSyntax { Identifier.ValueText: var input } && inputs.Contains(input) && WrittenNames.NameOf(target) is { } member)
                    kept[member] = input;
            }
        }

        return kept;
    }

    private static IEnumerable<(ExpressionSyntax Target, ExpressionSyntax Value)> Pairs(AssignmentExpressionSyntax assignment) =>
        (assignment.Left, assignment.Right) switch
        {
            (TupleExpressionSyntax targets, TupleExpressionSyntax values) =>
                targets.Arguments.Zip(values.Arguments, static (target, value) => (target.Expression, value.Expression)),
            _ => [(assignment.Left, assignment.Right)],
        };
}
