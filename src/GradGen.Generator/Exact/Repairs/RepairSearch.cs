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
/// <param name="trial">Where changes are tried.</param>
/// <param name="results">The names of what Backward gives, which no rewrite uses.</param>
internal sealed class RepairSearch(Machine machine, Trial trial, IReadOnlyCollection<string> results)
{
    private const int MostSuspects = 10;
    private const int MostTries = 32;
    private const int MostValues = 1600;
    private const long MostSteps = 1_200_000;
    private const int MostRethought = 4;

    private IReadOnlyList<OpenStatement> _open = [];

    // Running and binding take about the same.
    private long Left => _open.Count == 0 ? 0 : MostSteps - _open[0].Machine.Spent - _open.Sum(static statement => statement.Speculation.Spent);

    /// <summary>The change, and the statement that it is of; null where none was found.</summary>
    /// <param name="wrong">The blocks that are wrong.</param>
    /// <param name="suspects">The statements that may be to blame, the likeliest first.</param>
    internal Culprit? Find(IReadOnlyCollection<string> wrong, IEnumerable<SyntaxNode> suspects)
    {
        _open = OpenStatement.In(machine, suspects.Take(MostSuspects));
        var watched = new Dictionary<OpenStatement, (Prediction? Prediction, Rewrite[] Rewrites)>();
        foreach (var rank in new[] { Rank.Slip, Rank.Usual, Rank.FarFetched })
        {
            // What is no slip takes longer to find, and is sought where numbers are handed on.
            foreach (var statement in rank == Rank.Slip ? _open : _open.Where(one => watched[one].Prediction is { Tells: true }).Take(MostRethought))
            {
                if (Left <= 0)
                    return null;
                if (!watched.TryGetValue(statement, out var known))
                    watched.Add(statement, known = Watched(statement));
                if (known.Prediction is not { } prediction)
                    continue;
                var most = Math.Min(MostValues, Speculation.Texts(Left));
                Rewrite[] ranked = [.. known.Rewrites.Where(rewrite => rewrite.Rank == rank).Take(most)];
                if (Repaired(statement, prediction, ranked, wrong) is { } culprit)
                    return culprit;
            }
        }

        return null;
    }

    private (Prediction? Prediction, Rewrite[] Rewrites) Watched(OpenStatement statement)
    {
        try
        {
            return Prediction.Of(statement, trial.First) is { } prediction && statement.Context is not null ? (prediction, [.. All(statement)]) : (null, []);
        }
        catch (RunEndedException)
        {
            return (null, []);
        }
    }

    private Culprit? Repaired(OpenStatement statement, Prediction prediction, Rewrite[] rewrites, IReadOnlyCollection<string> wrong)
    {
        try
        {
            Rewrite[] likely = [.. Likely(statement, prediction, rewrites)];
            foreach (var (rewrite, other) in likely.Zip(statement.Bound(likely), static (rewrite, other) => (rewrite, other)))
            {
                if (Left <= 0)
                    break;
                if (other is not null && trial.Remaining(run => statement.Run(other, run), statement.Machine, wrong) is { } remaining)
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
            .Concat(ArgumentRewrites.Of(parts, terms))
            .Concat(ArrayRewrites.Of(parts, terms))
            .Concat(TermRewrites.Fewer(parts))
            .Concat(ReplacementRewrites.Numbers(parts, terms))
            .Concat(ReplacementRewrites.Sizes(parts, terms))
            .Concat(FactorRewrites.Constants(parts))
            .Concat(FactorRewrites.Fewer(parts))
            .Concat(ConditionRewrites.Of(parts, terms))
            .Concat(FactorRewrites.More(parts, terms))
            .Concat(TermRewrites.More(parts, terms));
    }

    // Changes of a real value are tried all at once; the others are each tried by themselves.
    private static IEnumerable<Rewrite> Likely(OpenStatement statement, Prediction prediction, Rewrite[] rewrites)
    {
        var parts = statement.Parts;
        bool[] isValue = [.. rewrites.Select(rewrite => prediction.Tells && parts.Sign != 0 && parts.Value.Span.Contains(rewrite.Span))];
        var predicted = rewrites.Where((_, i) => isValue[i]).ToArray();
        var right = Predicted(statement, prediction, predicted) ?? predicted;
        // What a value goes through may not be linear.
        return right.Concat(rewrites
            .Where((rewrite, i) => isValue[i] ? rewrite.Rank == Rank.Slip && !prediction.IsCertain : rewrite.Rank == Rank.Slip || prediction.Tells)
            .Except(right)).Take(MostTries);
    }

    // Those that would be right; null where the values are no numbers.
    private static Rewrite[]? Predicted(OpenStatement statement, Prediction prediction, Rewrite[] rewrites)
    {
        var parts = statement.Parts;
        var operations = statement.Speculation.Values([.. rewrites.Select(parts.ValueWith).Prepend(parts.Value.ToString())]);
        if (rewrites.Length == 0 || !statement.IsReal || statement.Converted(operations[0]) is not { } own)
            return null;
        var areRight = prediction.AreRight([.. operations.Skip(1).Select(statement.Converted)], own);
        return [.. rewrites.Where((_, i) => areRight[i])];
    }
}
