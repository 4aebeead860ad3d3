using GradGen.Generator.External;
using GradGen.Generator.Symbols;
using GradGen.Generator.Walking;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GradGen.Generator.Parameters;

/// <summary>The names of the members that Forward sets to one of its arguments, or to a copy of it: inputs that it keeps for Backward.</summary>
internal static class KeptArguments
{
    internal static HashSet<string> In(LayerView layer, IEnumerable<IMethodSymbol> forwards, SourceModels sources)
    {
        var kept = new HashSet<string>();
        if (layer.IsForeign)
            return kept;
        foreach (var method in forwards)
        {
            var arguments = new HashSet<string>(method.Parameters.Select(static parameter => parameter.Name));
            foreach (var (target, value) in layer.SourceOf(method).Nodes(sources.Cancellation).OfType<AssignmentExpressionSyntax>().SelectMany(Pairs))
            {
                if (WrittenNames.NameOf(Copied(value)) is { } given && arguments.Contains(given) && WrittenNames.NameOf(target) is { } member
                    && !(target is IdentifierNameSyntax && arguments.Contains(member)))
                    kept.Add(member);
            }
        }

        return kept;
    }

    private static IEnumerable<(ExpressionSyntax Target, ExpressionSyntax Value)> Pairs(AssignmentExpressionSyntax assignment) =>
        assignment is { Left: TupleExpressionSyntax targets, Right: TupleExpressionSyntax values } && targets.Arguments.Count == values.Arguments.Count
            ? targets.Arguments.Zip(values.Arguments, static (target, value) => (target.Expression, value.Expression))
            : [(assignment.Left, assignment.Right)];

    // x of x.ToArray() and (double[,])x.Clone().
    private static ExpressionSyntax Copied(ExpressionSyntax value) => value switch
    {
        ParenthesizedExpressionSyntax { Expression: var inner } => Copied(inner),
        CastExpressionSyntax { Expression: var inner } => Copied(inner),
        InvocationExpressionSyntax
        {
            ArgumentList.Arguments.Count: 0,
            Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Clone" or "ToArray" or "Copy" or "ToList", Expression: var inner },
        } => Copied(inner),
        _ => value,
    };
}
