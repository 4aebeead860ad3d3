using GradGen.Generator.Vocabulary;
using GradGen.Samples;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Generator.Rules;

/// <summary>Whether a loop trains: by what it does to parameters, or by what it calls its passes.</summary>
internal static class TrainingLoop
{
    private static readonly string[] Updates =
        ["UnpackParameters", "Update", "UpdateParameters", "UpdateWeights", "ApplyGradients", "ApplyGradient", "Optimize", "Optimise", "Step",
            "Descend", "Train", "TrainEpoch", "TrainBatch", "TrainOnBatch", "TrainStep", "Fit"];

    private static readonly string[] Rates = ["rate", "lr", "eta", "alpha", "stepsize"];

    internal static bool Is(ILoopOperation loop, IInvocationOperation check)
    {
        var (backward, updates) = (false, false);
        foreach (var operation in loop.Body.Descendants())
        {
            if (check.Syntax.Span.Contains(operation.Syntax.Span))
                continue;
            if (operation is IInvocationOperation { TargetMethod: var method })
            {
                backward |= PassNames.BackwardRank(method.Name) != PassNames.None;
                updates |= Updates.Contains(method.Name);
                // One method that does both.
                if (method.Name.StartsWith("Train", StringComparison.Ordinal) || method.Name == "Fit"
                    || (PassNames.BackwardRank(method.Name) != PassNames.None && method.Parameters.Any(static parameter => IsRate(parameter.Name))))
                    return true;
            }
            else if (operation is IAssignmentOperation assignment
                && assignment.Value.DescendantsAndSelf().Any(static part => NameOf(part) is { } name && IsRate(name)))
            {
                updates = true;
            }
        }

        return (backward && updates) || Names(loop).Any(static name => name.Mentions("epoch"))
            || (backward && Names(loop).Any(static name => name.Mentions("batch", "iteration")));
    }

    private static IEnumerable<string> Names(ILoopOperation loop) => loop.Syntax switch
    {
        ForStatementSyntax { Declaration: { } declaration } => declaration.Variables.Select(static variable => variable.Identifier.ValueText),
        ForEachStatementSyntax each => [each.Identifier.ValueText],
        WhileStatementSyntax @while =>
            @while.Condition.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Select(static name => name.Identifier.ValueText),
        DoStatementSyntax @do => @do.Condition.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Select(static name => name.Identifier.ValueText),
        _ => [],
    };

    private static bool IsRate(string name)
    {
        name = name.TrimStart('_').Replace("_", string.Empty).ToLowerInvariant();
        return Rates.Contains(name) || name.EndsWith("learningrate", StringComparison.Ordinal);
    }

    private static string? NameOf(IOperation operation) => operation switch
    {
        ILocalReferenceOperation local => local.Local.Name,
        IParameterReferenceOperation parameter => parameter.Parameter.Name,
        IMemberReferenceOperation member => member.Member.Name,
        _ => null,
    };
}
