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
/// <param name="terms">What they can be made of.</param>
/// <param name="budget">What it may take.</param>
internal sealed class RepairSearch(Machine machine, Trial trial, TermSource terms, Budget budget)
{
    private const int MostSuspects = 10;
    private const int MostTries = 32;
    private const int MostValues = 1600;

    // For a statement that is missing.
    private const long LeftOver = 100_000;

    private const int MostRethought = 4;
    private const int BoundAtOnce = 4;

    private IReadOnlyList<OpenStatement> _open = [];

    private long Left => budget.Left - LeftOver;

    /// <summary>The change, and the statement that it is of; null where none was found.</summary>
    /// <param name="wrong">The blocks that are wrong.</param>
    /// <param name="suspects">The statements that may be to blame, the likeliest first.</param>
    /// <param name="leaders">Those of them that no other is far ahead of.</param>
    internal Culprit? Find(IReadOnlyCollection<string> wrong, IEnumerable<SyntaxNode> suspects, IReadOnlyCollection<SyntaxNode> leaders)
    {
        _open = OpenStatement.In(machine, suspects.Take(MostSuspects), budget);
        Culprit? partly = null;
        var watched = new Dictionary<OpenStatement, (Prediction Prediction, Changes Changes)?>();
        foreach (var (group, rank) in Order(leaders))
        {
            // What is no slip takes longer to find, and is sought where other numbers could make all right.
            foreach (var statement in rank == Rank.Slip ? group
                : group.Where(IsWorthMore).Take(MostRethought))
            {
                if (Left <= 0)
                    return partly;
                if (!watched.TryGetValue(statement, out var known))
                    watched.Add(statement, known = Watched(statement));
                // Where something is right with a change, another change is only sought where it could make all right.
                if (known is not var (prediction, changes) || (partly is not null && prediction.IsAble == false))
                    continue;
                Rewrite[] ranked = [.. changes.Of(rank).Where(change => !IsInside(statement, change))
                    .Take((int)Math.Min(MostValues, Math.Max(0, Left / Budget.OfChange)))];
                if (Repaired(statement, prediction, ranked, wrong) is { } culprit)
                {
                    if (culprit.IsAll)
                        return culprit;
                    partly ??= culprit;
                }
            }
        }

        return partly;

        bool IsWorthMore(OpenStatement statement) =>
            watched[statement] is var (told, _) && (statement.IsCondition || told is { Tells: true, IsPartlyAble: not false });
    }

    // A slip of any suspect is likelier than another mistake of a leader.
    private IEnumerable<(IEnumerable<OpenStatement> Group, Rank Rank)> Order(IReadOnlyCollection<SyntaxNode> leaders)
    {
        var byLead = _open.ToLookup(statement => leaders.Contains(statement.Parts.Statement));
        return [(byLead[true], Rank.Slip), (byLead[false], Rank.Slip), (byLead[true], Rank.Usual), (byLead[false], Rank.Usual), (_open, Rank.FarFetched)];
    }

    // What a lambda computes is changed there, where fewer numbers have to be told apart and less has to be bound.
    private bool IsInside(OpenStatement statement, Rewrite change) => _open.Any(other =>
        other != statement && statement.Parts.Value.Span.Contains(other.Parts.Opened.Span) && other.Parts.Opened.Span.Contains(change.Span));

    private (Prediction Prediction, Changes Changes)? Watched(OpenStatement statement)
    {
        budget.Take(Budget.OfStatement);
        try
        {
            return Prediction.Of(statement, trial.First) is { } prediction && statement.Context is not null
                ? (prediction, new(statement.Parts, terms.At(statement.Parts)))
                : null;
        }
        catch (RunEndedException)
        {
            return null;
        }
    }

    private Culprit? Repaired(OpenStatement statement, Prediction prediction, Rewrite[] rewrites, IReadOnlyCollection<string> wrong)
    {
        try
        {
            Rewrite[] likely = [.. Likely(statement, prediction, rewrites)];
            foreach (var (rewrite, other) in Bound(statement, likely))
            {
                if (Left <= 0)
                    break;
                if (other is not null && trial.Remaining(run => statement.Run(other, run), statement.Machine, wrong) is { } remaining)
                {
                    var (outer, change) = Hoisting.Of(statement.Parts, rewrite);
                    return new Culprit(outer, [.. wrong.Except(remaining)], change, remaining.Count == 0);
                }
            }
        }
        catch (RunEndedException)
        {
            // What cannot be watched is not repaired.
        }

        return null;
    }

    // A few at once, since the first of them may do.
    private static IEnumerable<(Rewrite Rewrite, IOperation? Other)> Bound(OpenStatement statement, Rewrite[] rewrites)
    {
        for (var done = 0; done < rewrites.Length; done += BoundAtOnce)
        {
            Rewrite[] next = [.. rewrites.Skip(done).Take(BoundAtOnce)];
            foreach (var pair in next.Zip(statement.Bound(next), static (rewrite, other) => (rewrite, other)))
                yield return pair;
        }
    }

    // Changes of a real value are tried all at once; the others are each tried by themselves.
    private static IEnumerable<Rewrite> Likely(OpenStatement statement, Prediction prediction, Rewrite[] rewrites)
    {
        var parts = statement.Parts;
        bool[] isValue = [.. rewrites.Select(rewrite => statement.IsReal && parts.Sign != 0 && parts.Value.Span.Contains(rewrite.Span))];
        var predicted = rewrites.Where((_, i) => isValue[i] && prediction.Tells).ToArray();
        var right = Predicted(statement, prediction, predicted) ?? predicted;
        // What a value goes through may not be linear.
        return right.Concat(rewrites
            .Where((rewrite, i) => isValue[i] ? rewrite.Rank == Rank.Slip && !prediction.IsCertain
                : rewrite.Rank == Rank.Slip || prediction.Tells || statement.IsCondition)
            .Except(right)).Take(MostTries);
    }

    // Those that would be right; null where the values are no numbers.
    private static Rewrite[]? Predicted(OpenStatement statement, Prediction prediction, Rewrite[] rewrites)
    {
        if (rewrites.Length == 0 || !statement.IsReal || statement.Values is not { } values)
            return null;
        var areRight = prediction.AreRight(values, values.Of(rewrites));
        return [.. rewrites.Where((_, i) => areRight[i])];
    }
}
