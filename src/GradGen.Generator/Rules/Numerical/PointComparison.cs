namespace GradGen.Generator.Rules.Numerical;

/// <summary>Where the points of two evaluations differ.</summary>
/// <param name="a">The first evaluation.</param>
/// <param name="b">The second.</param>
/// <param name="unit">The atom that their difference is divided by.</param>
/// <param name="atoms">What the atoms stand for.</param>
/// <param name="uses">Which locals nothing else can read.</param>
internal sealed class PointComparison(Evaluation a, Evaluation b, string unit, Atoms atoms, LocalUses uses)
{
    private Displacement? _moved;
    private Displacement? _same;
    private Displacement? _unread;

    /// <summary>What is different; null when that is not certain.</summary>
    internal Displacements? Read()
    {
        for (var i = 0; i < a.Numbers.Length; i++)
        {
            if (!Compare("the point", a.Numbers[i].Value, b.Numbers[i].Value, a.Numbers[i].IsSingle, null, isRead: true))
                return null;
        }

        if (!CompareArrays() || !CompareHeaps())
            return null;
        foreach (var (first, second) in a.Locals.Join(b.Locals, static local => local.Text, static local => local.Text, static (x, y) => (x, y)))
            CompareLocal(first, second);
        return new Displacements(_moved, _same, _unread);
    }

    private bool CompareArrays()
    {
        foreach (var (first, second) in a.Arrays.Zip(b.Arrays, static (x, y) => (x, y)))
        {
            if (first.Path != second.Path && (first.Origin != second.Origin || !CompareElements(first.Path, second.Path)))
                return false;
        }

        return true;
    }

    private bool CompareElements(string first, string second)
    {
        foreach (var part in Parts(a.Heap, first).Union(Parts(b.Heap, second)).ToArray())
        {
            var cell = a.Heap.Cells.TryGetValue(first + part, out var known) ? known : b.Heap.Cells[second + part];
            if (!Compare(cell.Text!, ValueAt(a.Heap, first + part), ValueAt(b.Heap, second + part), cell.IsSingle, null, isRead: true))
                return false;
        }

        return true;
    }

    private bool CompareHeaps()
    {
        var passed = new HashSet<string>(a.Arrays.Concat(b.Arrays).Select(static array => array.Path));
        var apart = a.Arrays.Zip(b.Arrays, static (x, y) => x.Path == y.Path ? [] : new[] { x.Path, y.Path }).SelectMany(static pair => pair).ToArray();
        foreach (var path in a.Heap.Cells.Keys.Union(b.Heap.Cells.Keys))
        {
            var root = State.Root(path);
            if (apart.Contains(root))
                continue;
            var isRead = passed.Contains(root) || !uses.IsPrivate(root);
            var cell = a.Heap.Cells.TryGetValue(path, out var known) ? known : b.Heap.Cells[path];
            if (!Compare(cell.Text!, ValueAt(a.Heap, path), ValueAt(b.Heap, path), cell.IsSingle, path, isRead))
                return false;
        }

        return true;
    }

    private bool Compare(string text, Quantity atA, Quantity atB, bool isSingle, string? path, bool isRead)
    {
        var difference = atA - atB;
        // Results that are stored are no part of the point.
        var isResult = difference.Has(atom => atoms.EvaluationOf(atom) is not null);
        if (isResult || !difference.IsMultipleOf(unit))
            return !isRead || isResult;
        var displacement = new Displacement(text, atA.FactorOf(unit), atB.FactorOf(unit), isSingle, path);
        if (difference.IsZero)
        {
            if (displacement.A != 0 && isRead)
                _same = displacement;
            return true;
        }

        if (!isRead)
        {
            _unread = displacement;
            return true;
        }

        // Two numbers that move are no difference along one.
        if (_moved is not null)
            return false;
        _moved = displacement;
        return true;
    }

    // A local that was read from an element or a member and then stepped itself.
    private void CompareLocal(Evaluation.Number first, Evaluation.Number second)
    {
        if ((first.Value - second.Value) is { IsZero: false } difference && difference.IsMultipleOf(unit) && first.Value.Terms.Count == 2
            && first.Value.Has(atoms.IsElement))
            _unread ??= new Displacement(first.Text, first.Value.FactorOf(unit), second.Value.FactorOf(unit), first.IsSingle, null);
    }

    private Quantity ValueAt(State heap, string path) => heap.Cells.TryGetValue(path, out var cell) ? cell.Value : atoms.Named(heap.Initial(path));

    private static IEnumerable<string> Parts(State heap, string path) =>
        heap.Cells.Keys.Where(cell => cell.StartsWith(path + "[", StringComparison.Ordinal)).Select(cell => cell.Substring(path.Length));
}
