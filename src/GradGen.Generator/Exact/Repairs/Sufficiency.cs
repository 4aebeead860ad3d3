using GradGen.Generator.Exact.Points;
using GradGen.Generator.Interpretation;
using GradGen.Generator.Interpretation.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GradGen.Generator.Exact.Repairs;

/// <summary>
/// Whether a statement could make every component right by handing on other numbers. What it hands on once goes into many components in fixed
/// proportions: where these are not the proportions of what is missing, the mistake is elsewhere.
/// </summary>
internal static class Sufficiency
{
    private const double Tolerance = 1e-6;
    private const int MostComponents = 60;
    private const int MostExecutions = 200;
    private const int MostBlocks = 4;

    /// <summary>The only statement among some that could; null where several could, or where that cannot be told.</summary>
    /// <param name="machine">The machine that found the gradient wrong.</param>
    /// <param name="run">Runs a point where it is wrong.</param>
    /// <param name="statements">The statements.</param>
    /// <param name="budget">What this may take.</param>
    internal static SyntaxNode? Only(Machine machine, Func<Machine, ExactPoint> run, IReadOnlyList<SyntaxNode> statements, Budget budget)
    {
        SyntaxNode[] apart = [.. statements.Where(statement => !statements.Any(other => IsIn(other, statement)))];
        var open = OpenStatement.In(machine, apart, budget).ToLookup(static one => one.Parts.Statement);
        SyntaxNode[] able = [.. apart.Where(statement => open[statement].Count() != 1 || IsAble(open[statement].First(), run) != false).Take(2)];
        return able.Length == 1 ? able[0] : null;
    }

    // What is computed in a lambda passes through the statement around it.
    private static bool IsIn(SyntaxNode inner, SyntaxNode outer) =>
        inner != outer && outer.Span.Contains(inner.Span) && inner.Ancestors().TakeWhile(node => node != outer).OfType<LambdaExpressionSyntax>().Any();

    private static bool? IsAble(OpenStatement statement, Func<Machine, ExactPoint> run)
    {
        try
        {
            return statement.Parts.IsPart || statement.Watch(run, out var nodes) is not { } point ? null : IsAble(statement, point, nodes).OfAll;
        }
        catch (RunEndedException)
        {
            return null;
        }
    }

    /// <summary>
    /// Whether a statement could make all blocks right, by what it handed on at a point, and whether it could at least one wrong block, as long
    /// as what is right stays so; null where that cannot be told.
    /// </summary>
    /// <param name="statement">The statement.</param>
    /// <param name="point">The point, which was run last.</param>
    /// <param name="nodes">The number that each execution handed on.</param>
    internal static (bool? OfAll, bool? OfAny) IsAble(OpenStatement statement, ExactPoint point, IReadOnlyList<int> nodes)
    {
        if (!statement.IsReal || nodes.Count > MostExecutions)
            return (null, null);
        var tape = statement.Machine.Trace.Tape;
        var rows = new Dictionary<Component, double[]>();
        if (Solves(point.Components))
            return (true, true);
        string[] wrong = [.. point.Wrong];
        return (false, wrong.Length > 1 && wrong.Take(MostBlocks).Any(block =>
            Solves(point.Components.Where(component => component.Block == block || !wrong.Contains(component.Block)))));

        bool Solves(IEnumerable<Component> all) => HasSolution(
            [.. all.OrderByDescending(static component => component.IsWrong).Take(MostComponents).Select(component => (double[])RowOf(component).Clone())],
            nodes.Count);

        double[] RowOf(Component component)
        {
            if (!rows.TryGetValue(component, out var row))
            {
                var slopes = component.Node > 0 ? tape.Sweep([(component.Node, 1)], point.Facts.LastOfForward) : null;
                rows.Add(component, row = [.. nodes.Select(node => slopes?[node] ?? 0), component.Expected - component.Claimed]);
            }

            return row;
        }
    }

    // Gaussian elimination with pivots over all that is left.
    private static bool HasSolution(double[][] rows, int unknowns)
    {
        var scale = rows.Max(row => Math.Abs(row[unknowns]));
        var open = Enumerable.Range(0, unknowns).ToList();
        for (var done = 0; done < rows.Length; done++)
        {
            var (best, pivotRow, pivot) = (0.0, -1, -1);
            for (var r = done; r < rows.Length; r++)
            {
                foreach (var column in open)
                {
                    if (Math.Abs(rows[r][column]) > best)
                        (best, pivotRow, pivot) = (Math.Abs(rows[r][column]), r, column);
                }
            }

            if (best < Tolerance)
                return rows.Skip(done).All(row => Math.Abs(row[unknowns]) <= Tolerance * scale);
            (rows[done], rows[pivotRow]) = (rows[pivotRow], rows[done]);
            open.Remove(pivot);
            for (var r = done + 1; r < rows.Length; r++)
            {
                var factor = rows[r][pivot] / rows[done][pivot];
                if (factor == 0)
                    continue;
                for (var column = 0; column <= unknowns; column++)
                    rows[r][column] -= factor * rows[done][column];
            }
        }

        return true;
    }
}
