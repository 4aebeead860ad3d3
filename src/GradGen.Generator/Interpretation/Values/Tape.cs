namespace GradGen.Generator.Interpretation.Values;

/// <summary>Every step on reals: the one or two numbers that it was made from, the derivatives by them, and where it was made.</summary>
internal sealed class Tape
{
    // In place of a second parent: the same number, passed on by another statement.
    private const int Copied = -1;

    // In place of a second parent: the zeros of an array that was made.
    private const int Made = -2;

    private const double Rounding = 1e-9;

    // Pieces of this many nodes stay out of the heap of large objects, whose collection would take longer than the run.
    private const int Bits = 10;
    private const int Mask = (1 << Bits) - 1;

    private readonly List<Entry[]> _pieces = [new Entry[1 << Bits]];

    /// <summary>The number of nodes; node 0 is that of all constants.</summary>
    internal int Count { get; private set; } = 1;

    internal void Clear() => Count = 1;

    /// <summary>Drops what came after the first nodes.</summary>
    internal void Forget(int count) => Count = count;

    /// <summary>A number that others are differentiated by.</summary>
    internal int Variable(ProgramPoint point)
    {
        var node = Add(0, 0, 0, 0, point);
        At(node).Moves = true;
        return node;
    }

    /// <summary>Whether a number depends on one that was drawn, so that it changes from point to point.</summary>
    internal bool IsMoving(int node) => node > 0 && At(node).Moves;

    internal int Add(int first, double byFirst, int second, double bySecond, ProgramPoint point)
    {
        if (Count >> Bits == _pieces.Count)
            _pieces.Add(new Entry[1 << Bits]);
        ref var entry = ref At(Count);
        entry.First = first;
        entry.ByFirst = byFirst;
        entry.Second = second;
        entry.BySecond = bySecond;
        entry.Point = point;
        entry.Moves = IsMoving(first) || (second > 0 && IsMoving(second));
        return Count++;
    }

    /// <summary>The same number as a statement passes it on; a constant, of node 0, too.</summary>
    internal int Copy(int node, ProgramPoint point) => Add(node, 1, Copied, 0, point);

    /// <summary>The zeros of an array that is made; no number is said to have gone through where that was.</summary>
    internal int Zeros(ProgramPoint point) => Add(0, 0, Made, 0, point);

    /// <summary>Whether a number is one of those that an array was made of.</summary>
    internal bool IsOfMade(int node) => node > 0 && At(node).Second == Made;

    internal ProgramPoint PointOf(int node) => At(node).Point;

    /// <summary>The numbers that one was made from; 0 where there is none.</summary>
    internal (int First, int Second) ParentsOf(int node) => (At(node).First, Math.Max(0, At(node).Second));

    /// <summary>Where a number that was only passed on was made.</summary>
    internal int Origin(int node) => Copies(node).Last();

    /// <summary>A number, and the same before each statement that passed it on.</summary>
    internal IEnumerable<int> Copies(int node)
    {
        for (; node > 0 && At(node).Second == Copied; node = At(node).First)
            yield return node;
        yield return node;
    }

    /// <summary>The derivatives of a sum of numbers, each times its seed, by every node on the tape.</summary>
    /// <param name="seeds">The numbers.</param>
    /// <param name="since">The last node that nothing is differentiated by.</param>
    internal Slopes Sweep(IEnumerable<(int Node, double Seed)> seeds, int since = 0)
    {
        var adjoints = new double[Count - since];
        foreach (var (node, seed) in seeds.Where(seed => seed.Node > since))
            adjoints[node - since] += seed;
        for (var node = Count - 1; node > since; node--)
        {
            var adjoint = adjoints[node - since];
            if (adjoint == 0)
                continue;
            ref var entry = ref At(node);
            // A derivative may be infinite beside a factor of zero: nothing comes through what has no parent.
            if (entry.First > since)
                adjoints[entry.First - since] += adjoint * entry.ByFirst;
            if (entry.Second > since)
                adjoints[entry.Second - since] += adjoint * entry.BySecond;
        }

        return new(adjoints, since);
    }

    /// <summary>Whether a number changes with any of some others, which came since a node of the tape.</summary>
    internal Func<int, bool> ChangingWith(IEnumerable<int> nodes, int since)
    {
        var changes = new bool[Count - since];
        foreach (var node in nodes.Where(node => node > since))
            changes[node - since] = true;
        for (var node = since + 1; node < Count; node++)
        {
            ref var entry = ref At(node);
            changes[node - since] |= (entry.First > since && entry.ByFirst != 0 && changes[entry.First - since])
                || (entry.Second > since && entry.BySecond != 0 && changes[entry.Second - since]);
        }

        return node => node > since && changes[node - since];
    }

    /// <summary>Whether two numbers have the same derivatives, so that they stay the same when what they were made from moves.</summary>
    internal bool AreSame(int first, int second)
    {
        var slopes = Sweep(new[] { (first, 1.0), (second, -1.0) }.Where(static seed => seed.Item1 > 0));
        for (var node = 1; node < Count; node++)
        {
            if (At(node) is { First: 0, Moves: true } && Math.Abs(slopes[node]) > Rounding)
                return false;
        }

        return true;
    }

    /// <summary>Where the numbers were made that came since a node of the tape.</summary>
    internal HashSet<ProgramPoint> PointsSince(int node) => [.. Enumerable.Range(node + 1, Count - node - 1).Where(next => !IsOfMade(next)).Select(PointOf)];

    /// <summary>Where a number was since a node of the tape: at its own statement and at those of all that it was made from.</summary>
    internal HashSet<ProgramPoint> PointsOf(int node, int since = 0) => [.. MadeFrom(node, since).Select(PointOf)];

    /// <summary>A number and all that it was made from since a node of the tape, each once.</summary>
    internal IEnumerable<int> MadeFrom(int node, int since)
    {
        var seen = new HashSet<int>();
        var open = new Stack<int>();
        open.Push(node);
        while (open.Count > 0)
        {
            var next = open.Pop();
            if (next <= since || IsOfMade(next) || !seen.Add(next))
                continue;
            yield return next;
            var (first, second) = ParentsOf(next);
            open.Push(first);
            open.Push(second);
        }
    }

    private ref Entry At(int node) => ref _pieces[node >> Bits][node & Mask];

    private struct Entry
    {
        internal double ByFirst;
        internal double BySecond;
        internal int First;
        internal int Second;
        internal ProgramPoint Point;
        internal bool Moves;
    }
}

/// <summary>The derivatives of a number by the nodes of a tape.</summary>
/// <param name="adjoints">The derivatives.</param>
/// <param name="since">The last node that nothing was differentiated by.</param>
internal sealed class Slopes(double[] adjoints, int since)
{
    internal double this[int node] => node > since ? adjoints[node - since] : 0;
}
