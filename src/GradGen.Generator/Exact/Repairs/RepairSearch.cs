using GradGen.Generator.Exact.Points;
using GradGen.Generator.Exact.Repairs.Rewrites;
using GradGen.Generator.Interpretation;
using GradGen.Generator.Interpretation.Values;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Exact.Repairs;

/// <summary>
/// Looks for one change of one suspect that makes a wrong gradient right, at every point that is tried. What people do wrong is tried
/// first: where a change of it helps, the statement is to blame, and the change is the reason.
/// </summary>
/// <param name="machine">The machine that found the gradient wrong.</param>
/// <param name="points">The points at which it is wrong.</param>
/// <param name="others">All other points that the layer is looked at, on all samples, at which no change may leave anything else wrong.</param>
/// <param name="results">The names of what Backward gives, which no rewrite uses.</param>
internal sealed class RepairSearch(Machine machine, IReadOnlyList<Func<Machine, ExactPoint>> points, IReadOnlyList<Func<Machine, ExactPoint>> others,
    IReadOnlyCollection<string> results)
{
    private const int MostSuspects = 4;
    private const int MostTries = 24;
    private const int MostValues = 1600;

    /// <summary>The change, and the statement that it is of; null where none was found.</summary>
    /// <param name="wrong">The blocks that are wrong.</param>
    /// <param name="suspects">The statements that may be to blame, the likeliest first.</param>
    internal Culprit? Find(IReadOnlyCollection<string> wrong, IEnumerable<SyntaxNode> suspects)
    {
        var open = suspects.Take(MostSuspects).Select(StatementParts.Of).OfType<StatementParts>().Select(parts => new OpenStatement(parts, machine)).ToArray();
        foreach (var isFarFetched in new[] { false, true })
        {
            foreach (var statement in open)
            {
                if (Repaired(statement, wrong, isFarFetched) is { } culprit)
                    return culprit;
            }
        }

        return null;
    }

    private Culprit? Repaired(OpenStatement statement, IReadOnlyCollection<string> wrong, bool isFarFetched)
    {
        try
        {
            if (Prediction.Of(statement, points[0]) is not { } prediction || statement.Context is null)
                return null;
            var rewrites = All(statement).Where(rewrite => rewrite.IsFarFetched == isFarFetched).Take(MostValues).ToArray();
            foreach (var rewrite in Likely(statement, prediction, rewrites))
            {
                if (Remaining(statement, rewrite, wrong) is { } remaining)
                    return new Culprit(statement.Parts.Statement, [.. wrong.Except(remaining)], rewrite, remaining.Count == 0);
            }
        }
        catch (RunEndedException)
        {
            // What cannot be watched is not repaired.
        }

        return null;
    }

    private IEnumerable<Rewrite> All(OpenStatement statement)
    {
        var (parts, terms) = (statement.Parts, Terms.At(statement.Parts, statement.Machine.Sources, results));
        return AssignmentRewrites.Of(parts)
            .Concat(FactorRewrites.Literals(parts))
            .Concat(ReplacementRewrites.Indices(parts, terms))
            .Concat(OperatorRewrites.Of(parts))
            .Concat(FactorRewrites.Constants(parts))
            .Concat(FactorRewrites.Fewer(parts))
            .Concat(TermRewrites.Fewer(parts))
            .Concat(ReplacementRewrites.Numbers(parts, terms))
            .Concat(FactorRewrites.More(parts, terms))
            .Concat(TermRewrites.More(parts, terms));
    }

    // Changes of a real value are tried all at once; the others are each tried by themselves.
    private static IEnumerable<Rewrite> Likely(OpenStatement statement, Prediction prediction, Rewrite[] rewrites)
    {
        var parts = statement.Parts;
        var context = statement.Context!;
        bool[] isValue = [.. rewrites.Select(rewrite => parts.Sign != 0 && parts.Value.Span.Contains(rewrite.Span))];
        var operations = statement.Speculation.Values([.. rewrites.Where((_, i) => isValue[i]).Select(parts.ValueWith).Prepend(parts.Value.ToString())]);
        if (operations[0] is not { } own || !Terms.IsReal(own.Type))
            return rewrites;
        var codes = operations.Skip(1)
            .Select(operation => operation is not null && Terms.IsReal(operation.Type)
                ? context.Statements.OrEnd(() => context.Value(operation))
                : null).ToArray();
        var areRight = prediction.AreRight(codes, context.Value(own));
        var next = 0;
        var right = rewrites.Where((_, i) => isValue[i] && areRight[next++]).Take(MostTries).ToArray();
        return right.Concat(rewrites.Where((_, i) => !isValue[i]).Take(MostTries));
    }

    // The blocks that stay wrong; null where that cannot be told, or where others become so.
    private HashSet<string>? Remaining(OpenStatement statement, Rewrite rewrite, IReadOnlyCollection<string> wrong)
    {
        var remaining = new HashSet<string>(StringComparer.Ordinal);
        foreach (var run in points)
        {
            if (statement.Run(rewrite, run) is not { } point || wrong.Except(point.Components.Select(static component => component.Block)).Any())
                return null;
            remaining.UnionWith(point.Wrong);
            if (remaining.Count >= wrong.Count || remaining.Except(wrong).Any())
                return null;
        }

        foreach (var run in others)
        {
            if (statement.Run(rewrite, run) is { } point && point.Wrong.Except(remaining).Any())
                return null;
        }

        return remaining;
    }
}
