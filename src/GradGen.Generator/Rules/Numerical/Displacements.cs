namespace GradGen.Generator.Rules.Numerical;

/// <summary>Where a number is at two evaluations, in units of what their difference is divided by.</summary>
/// <param name="Text">How the source writes it.</param>
/// <param name="A">At the first, measured from the point between.</param>
/// <param name="B">At the second.</param>
/// <param name="IsSingle">Whether it is a float.</param>
/// <param name="Path">Where it is held; null for a number that is only passed.</param>
internal sealed record Displacement(string Text, double A, double B, bool IsSingle, string? Path);

/// <summary>What is different between the points of two evaluations.</summary>
/// <param name="Moved">The one number that is, if any.</param>
/// <param name="Same">A number that is away from its original at both, equally far.</param>
/// <param name="Unread">A number that differs but that the evaluations cannot read.</param>
internal sealed record Displacements(Displacement? Moved, Displacement? Same, Displacement? Unread)
{
    /// <summary>Compares two points; null when it is not certain how they differ.</summary>
    internal static Displacements? Between(Evaluation a, Evaluation b, string unit, Atoms atoms, LocalUses uses)
    {
        Displacement? moved = null, same = null, unread = null;
        for (var i = 0; i < a.Numbers.Length; i++)
        {
            if (!Compare("the point", a.Numbers[i].Value, b.Numbers[i].Value, a.Numbers[i].IsSingle, null, isRead: true))
                return null;
        }

        var passed = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < a.Arrays.Length; i++)
        {
            var (first, second) = (a.Arrays[i], b.Arrays[i]);
            passed.Add(first.Path);
            passed.Add(second.Path);
            if (first.Path == second.Path)
                continue;
            if (first.Origin != second.Origin || !CompareArrays(first.Path, second.Path))
                return null;
        }

        var apart = a.Arrays.Zip(b.Arrays, static (x, y) => x.Path == y.Path ? [] : new[] { x.Path, y.Path }).SelectMany(static pair => pair).ToArray();
        foreach (var path in a.Heap.Cells.Keys.Union(b.Heap.Cells.Keys))
        {
            var root = State.Root(path);
            if (apart.Contains(root))
                continue;
            var isRead = passed.Contains(root) || !uses.IsPrivate(root);
            var cell = a.Heap.Cells.TryGetValue(path, out var known) ? known : b.Heap.Cells[path];
            if (!Compare(cell.Text!, ValueAt(a.Heap, path), ValueAt(b.Heap, path), cell.IsSingle, path, isRead))
                return null;
        }

        foreach (var (first, second) in a.Locals.Join(b.Locals, static local => local.Text, static local => local.Text, static (x, y) => (x, y)))
            CompareLocal(first, second);
        return new Displacements(moved, same, unread);

        Quantity ValueAt(State heap, string path) => heap.Cells.TryGetValue(path, out var cell) ? cell.Value : atoms.Named(heap.Initial(path));

        bool CompareArrays(string first, string second)
        {
            var parts = Parts(a.Heap, first).Union(Parts(b.Heap, second)).ToArray();
            foreach (var part in parts)
            {
                var cell = a.Heap.Cells.TryGetValue(first + part, out var known) ? known : b.Heap.Cells[second + part];
                if (!Compare(cell.Text!, ValueAt(a.Heap, first + part), ValueAt(b.Heap, second + part), cell.IsSingle, null, isRead: true))
                    return false;
            }

            return true;
        }

        bool Compare(string text, Quantity atA, Quantity atB, bool isSingle, string? path, bool isRead)
        {
            var difference = atA - atB;
            // Results that are stored are no part of the point.
            if (difference.Has(atom => atoms.EvaluationOf(atom) is not null) || !difference.IsMultipleOf(unit))
                return !isRead || difference.Has(atom => atoms.EvaluationOf(atom) is not null);
            var displacement = new Displacement(text, atA.FactorOf(unit), atB.FactorOf(unit), isSingle, path);
            if (difference.IsZero)
            {
                if (displacement.A != 0 && isRead)
                    same = displacement;
            }
            else if (!isRead)
            {
                unread = displacement;
            }
            else if (moved is null)
            {
                moved = displacement;
            }
            else
            {
                return false;
            }

            return true;
        }

        // A local that was read from an element or a member and then stepped itself.
        void CompareLocal(Evaluation.Number first, Evaluation.Number second)
        {
            if ((first.Value - second.Value) is { IsZero: false } difference && difference.IsMultipleOf(unit) && first.Value.Terms.Count == 2 && first.Value.Has(atoms.IsElement))
                unread ??= new Displacement(first.Text, first.Value.FactorOf(unit), second.Value.FactorOf(unit), first.IsSingle, null);
        }
    }

    private static IEnumerable<string> Parts(State heap, string path) =>
        heap.Cells.Keys.Where(cell => cell.StartsWith(path + "[", StringComparison.Ordinal)).Select(cell => cell.Substring(path.Length));
}
