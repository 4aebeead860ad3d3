namespace GradGen;

/// <summary>
/// Finds the wrong components of a block by halving: what the whole is off by along a direction, its halves are off by
/// together. The most suspicious part is halved first, so that k wrong ones of n cost about k log n looks.
/// </summary>
internal sealed class Localiser(Prober prober, SubjectBlock block, BlockComparison components)
{
    // More are not looked for one by one.
    private const int MostCulprits = 8;
    private const int MostLooks = 1000;

    // A half is told when it is measured to this share of what the whole is off by.
    private const double Share = 1.0 / 16;

    private readonly List<ComponentResult> _culprits = [];

    internal IReadOnlyList<ComponentResult> Culprits => _culprits;

    /// <summary>Whether parts are wrong that were not looked into.</summary>
    internal bool HasMore { get; private set; }

    /// <summary>Looks for the components that make up what a probe of the whole block is off by.</summary>
    internal void Find(Probe whole)
    {
        var open = new List<Part> { new(block.Offset, block.Shape.Length, whole) };
        for (var looks = 0; open.Count > 0; looks += 2)
        {
            var most = open[0];
            foreach (var part in open)
                most = part.Excess > most.Excess ? part : most;
            if (_culprits.Count == MostCulprits || looks > MostLooks)
            {
                HasMore = true;
                return;
            }

            open.Remove(most);
            if (most.Count == 1)
            {
                Confirm(most);
                continue;
            }

            var half = most.Count / 2;
            AddWrong(open, most, most.Start, half);
            AddWrong(open, most, most.Start + half, most.Count - half);
        }
    }

    private void AddWrong(List<Part> open, Part whole, int start, int count)
    {
        var probe = prober.Look(start, count, Share * Math.Abs(whole.Probe.Error));
        if (!(probe.Bound < Share * 4 * Math.Abs(whole.Probe.Error)))
            probe = prober.Measure(start, count, out _);
        if (!probe.Agrees)
            open.Add(new Part(start, count, probe));
    }

    private void Confirm(Part part)
    {
        var index = part.Start - block.Offset;
        if (components.IsWrong(index, prober.Gradient))
            _culprits.Add(components.Result(index));
    }

    private sealed record Part(int Start, int Count, Probe Probe)
    {
        internal double Excess => Math.Abs(Probe.Error) / Probe.Tolerance;
    }
}
