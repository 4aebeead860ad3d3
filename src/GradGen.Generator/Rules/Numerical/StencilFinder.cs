using System.Globalization;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Rules.Numerical;

/// <summary>Tells from two evaluations and what their difference is divided by which difference quotient they make.</summary>
internal sealed class StencilFinder(Atoms atoms, LocalUses uses)
{
    private const double Near = 1e-3;

    // Without a name, only a small number is a step.
    private const double LargestNumber = 0.1;

    /// <summary>One stencil for each pair of evaluations: the right one, if the quotient is ever scaled so that it is right.</summary>
    internal IReadOnlyList<Stencil> Find(IEnumerable<(IOperation Operation, Quantity Value)> quotients) =>
        [.. quotients
            .Select(quotient => (quotient.Operation, Pair: PairIn(quotient.Value)))
            .Where(static quotient => quotient.Pair is not null)
            .GroupBy(static quotient => (quotient.Pair!.A, quotient.Pair.B))
            .Select(group => group.Select(quotient => Judge(quotient.Operation, quotient.Pair!)).OfType<Stencil>()
                .OrderBy(static stencil => stencil.Mistake is null ? 0 : 1).FirstOrDefault())
            .OfType<Stencil>()
            .GroupBy(static stencil => stencil.Operation.Syntax)
            .Select(static group => group.OrderBy(static stencil => stencil.Mistake is null ? 0 : 1).First())];

    private static string At(string place, double steps)
    {
        if (steps == 0)
            return $"{place} itself";
        var size = Math.Abs(steps) == 1 ? string.Empty : Math.Abs(steps).ToString("0.##", CultureInfo.InvariantCulture);
        return $"{place} {(steps > 0 ? "+" : "−")} {size}ε";
    }

    private static bool IsNear(double a, double b) => Math.Abs(a - b) <= Near * Math.Max(Math.Abs(a), Math.Abs(b));

    // c·A·R − c·B·R, where 1/(c·R) is what the difference is divided by.
    private Pair? PairIn(Quantity value)
    {
        if (value.Terms is not [var first, var second] || !IsNear(first.Factor, -second.Factor))
            return null;
        var (a, b) = (EvaluationIn(first), EvaluationIn(second));
        if (a is null || b is null || first.Without(a.Value).Key != second.Without(b.Value).Key)
            return null;
        // The value that is subtracted comes second.
        if (first.Factor < 0)
            (first, a, b) = (second, b, a);
        var divisor = first.Without(a.Value).Inverse();
        return new Pair(atoms.EvaluationOf(a.Value)!, atoms.EvaluationOf(b.Value)!, divisor.Factor, divisor.Key, [.. divisor.Powers.Keys]);
    }

    private int? EvaluationIn(Quantity.Term term) =>
        term.Powers.Where(power => power.Value == 1 && atoms.EvaluationOf(power.Key) is not null).Select(static power => (int?)power.Key)
            .ToArray() is [var only] ? only : null;

    private Stencil? Judge(IOperation operation, Pair pair)
    {
        if (pair.A.Shape != pair.B.Shape || (pair.Unit.Length == 0 && Math.Abs(pair.Divisor) > 2 * LargestNumber))
            return null;
        if (new PointComparison(pair.A, pair.B, pair.Unit, atoms, uses).Read() is not { } found)
            return null;
        if (found.Moved is not { } moved)
            return AtOnePoint(operation, pair, found);
        var (a, b) = (moved.A, moved.B);
        var ratio = pair.Divisor / (a - b);
        var step = a == 0 || b == 0 || !IsNear(a, -b) ? Math.Abs(a - b) : Math.Abs(a);
        var single = moved.IsSingle || pair.A.IsSingle ? StepOf(pair, step) : null;
        if (IsNear(Math.Abs(ratio), 1))
            return new Stencil(operation, a == 0 || b == 0, Unrestored(pair, moved), single);
        if (!IsNear(Math.Abs(ratio), 2) && !IsNear(Math.Abs(ratio), 0.5))
            return null;
        // Whole steps of one size; anything else may be some other formula.
        var unit = new[] { Math.Abs(a), Math.Abs(b) }.Where(static size => size > 0).Min();
        if (!new[] { a / unit, b / unit }.All(static steps => IsNear(Math.Abs(steps), 1) || IsNear(Math.Abs(steps), 2) || steps == 0))
            return null;
        var (left, right) = (Math.Round(a / unit), Math.Round(b / unit));
        // A difference that was halved on purpose would not look like this: either a side is missing or the 2 is.
        if (IsNear(Math.Abs(ratio), 0.5) != (left == -right))
            return null;
        return new Stencil(operation, false,
            $"evaluates at {At(moved.Text, left)} and at {At(moved.Text, right)}, but divides by "
            + $"{At(string.Empty, Math.Abs(pair.Divisor) / unit).Substring(3)}", single);
    }

    private Stencil? AtOnePoint(IOperation operation, Pair pair, Displacements found)
    {
        if (pair.A.Epoch != pair.B.Epoch)
            return null;
        if (found.Unread is { } copy && IsNear(copy.A, -copy.B) && IsNear(Math.Abs(pair.Divisor), Math.Abs(copy.A - copy.B)))
            return new Stencil(operation, false, $"steps to both sides of {copy.Text}, a copy that what it evaluates does not read", null);
        return found.Same is { } same && (IsNear(Math.Abs(pair.Divisor), Math.Abs(same.A)) || IsNear(Math.Abs(pair.Divisor), 2 * Math.Abs(same.A)))
            ? new Stencil(operation, false, $"evaluates twice at the same point, {At(same.Text, Math.Sign(same.A))}", null)
            : null;
    }

    private string? Unrestored(Pair pair, Displacement moved)
    {
        var (stepped, other) = moved.A != 0 ? (pair.A, moved.B == 0 ? pair.A : pair.B) : (pair.B, pair.B);
        var region = stepped.Region;
        // What is declared here is not used elsewhere.
        if (moved.Path is not { } path || other.Region != region || region.Declared.Contains(State.Root(path)))
            return null;
        var start = region.Start.Initial(path);
        foreach (var exit in region.Exits)
        {
            if (!exit.Cells.TryGetValue(path, out var cell) || exit.Initial(path) != start || stepped.Heap.Initial(path) != start)
                continue;
            var left = cell.Value - (region.Start.Cells.TryGetValue(path, out var before) ? before.Value : atoms.Named(start));
            if (!left.IsZero && left.IsMultipleOf(pair.Unit) && left.FactorOf(pair.Unit) is var rest)
                return $"does not restore {moved.Text}, which stays at {At(moved.Text, rest / Math.Max(Math.Abs(moved.A), Math.Abs(moved.B)))}";
        }

        return null;
    }

    private double? StepOf(Pair pair, double factor)
    {
        if (pair.Unit.Length == 0)
            return factor;
        return pair.Atoms is [var atom] && pair.Unit == Quantity.Atom(atom).Terms[0].Key && NamedSteps.ValueOf(atoms.SymbolOf(atom)) is { } value
            ? factor * value : null;
    }

    private sealed record Pair(Evaluation A, Evaluation B, double Divisor, string Unit, int[] Atoms);
}
