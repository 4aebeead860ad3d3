namespace GradGen.Generator.Interpretation.Values;

/// <summary>Every step on reals: its value, the one or two numbers that it was made from, the derivatives by them, and its statement.</summary>
internal sealed class Tape
{
    // In place of a second parent: the same number, passed on by another statement.
    private const int Copied = -1;

    private const double Rounding = 1e-9;

    private Entry[] _entries = new Entry[1024];

    /// <summary>The number of nodes; node 0 is that of all constants.</summary>
    internal int Count { get; private set; } = 1;

    internal void Clear() => Count = 1;

    /// <summary>Drops what came after the first nodes.</summary>
    internal void Forget(int count) => Count = count;

    /// <summary>A number that others are differentiated by.</summary>
    internal int Variable(double value, int statement) => Add(value, 0, 0, 0, 0, statement);

    internal int Add(double value, int first, double byFirst, int second, double bySecond, int statement)
    {
        if (Count == _entries.Length)
            Array.Resize(ref _entries, Count * 2);
        ref var entry = ref _entries[Count];
        entry.Value = value;
        entry.First = first;
        entry.ByFirst = byFirst;
        entry.Second = second;
        entry.BySecond = bySecond;
        entry.Statement = statement;
        return Count++;
    }

    /// <summary>The same number as a statement passes it on.</summary>
    internal int Copy(int node, int statement) => Add(_entries[node].Value, node, 1, Copied, 0, statement);

    internal int StatementOf(int node) => _entries[node].Statement;

    /// <summary>The numbers that one was made from; 0 where there is none.</summary>
    internal (int First, int Second) ParentsOf(int node) => (_entries[node].First, Math.Max(0, _entries[node].Second));

    /// <summary>Where a number that was only passed on was made.</summary>
    internal int Origin(int node)
    {
        while (_entries[node].Second == Copied)
            node = _entries[node].First;
        return node;
    }

    /// <summary>The derivatives of a sum of numbers, each times its seed, by every node on the tape.</summary>
    internal double[] Sweep(IEnumerable<(int Node, double Seed)> seeds)
    {
        var adjoints = new double[Count];
        foreach (var (node, seed) in seeds)
            adjoints[node] += seed;
        for (var node = Count - 1; node > 0; node--)
        {
            var adjoint = adjoints[node];
            if (adjoint == 0)
                continue;
            ref var entry = ref _entries[node];
            // A derivative may be infinite beside a factor of zero: nothing comes through what has no parent.
            if (entry.First > 0)
                adjoints[entry.First] += adjoint * entry.ByFirst;
            if (entry.Second > 0)
                adjoints[entry.Second] += adjoint * entry.BySecond;
        }

        return adjoints;
    }

    /// <summary>Whether two numbers have the same derivatives, so that they stay the same when what they were made from moves.</summary>
    internal bool AreSame(int first, int second)
    {
        var slopes = Sweep(new[] { (first, 1.0), (second, -1.0) }.Where(static seed => seed.Item1 > 0));
        for (var node = 1; node < slopes.Length; node++)
        {
            if (_entries[node].First == 0 && Math.Abs(slopes[node]) > Rounding)
                return false;
        }

        return true;
    }

    /// <summary>The statements that a number went through since a node of the tape: its own and those of all that it was made from.</summary>
    internal HashSet<int> StatementsOf(int node, int since = 0)
    {
        var statements = new HashSet<int>();
        var seen = new HashSet<int>();
        var open = new Stack<int>();
        open.Push(node);
        while (open.Count > 0)
        {
            var next = open.Pop();
            if (next <= since || !seen.Add(next))
                continue;
            statements.Add(_entries[next].Statement);
            open.Push(_entries[next].First);
            open.Push(_entries[next].Second);
        }

        return statements;
    }

    private struct Entry
    {
        internal double Value;
        internal double ByFirst;
        internal double BySecond;
        internal int First;
        internal int Second;
        internal int Statement;
    }
}
