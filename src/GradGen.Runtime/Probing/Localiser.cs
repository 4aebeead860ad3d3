using GradGen.Components;
using GradGen.Subjects;

namespace GradGen.Probing;

/// <summary>
/// Finds the wrong components of a block by halving: what the whole is off by along a direction, its halves are off by
/// together. The most suspicious part is halved first, so that k wrong ones of n cost about k log n looks.
/// </summary>
internal sealed class Localiser(Prober prober, SubjectBlock block, ComponentMeasurer components)
{
    // More are not looked for one by one.
    private const int MostCulprits = 8;
    private const int MostLooks = 500;

    // Suspects that turn out to be right: after so many, what the whole is off by is spread too thinly.
    private const int MostMistakes = 4;

    // A half is decided when it is measured to this share of the whole's error, or at least to that one.
    private const double Wanted = 1.0 / 8;
    private const double Told = 1.0 / 4;

    private readonly List<int> _culprits = [];
    private readonly List<Part> _open = [];
    private int _looks;
    private int _mistakes;

    /// <summary>The positions of what was found wrong.</summary>
    internal IReadOnlyList<int> Culprits => _culprits;

    /// <summary>Whether parts are wrong that were not looked into.</summary>
    internal bool HasMore => _open.Count > 0;

    /// <summary>Looks for the components that make up what a probe of the whole block is off by.</summary>
    internal void Find(Probe whole)
    {
        _open.Add(new Part(block.Offset, block.Shape.Length, whole));
        while (_open.Count > 0 && _culprits.Count < MostCulprits && _mistakes < MostMistakes && _looks < MostLooks)
        {
            // The smallest part first, so that what is wrong everywhere is soon found somewhere.
            var next = _open[0];
            foreach (var part in _open)
                next = part.Count < next.Count || (part.Count == next.Count && part.Excess > next.Excess) ? part : next;
            _open.Remove(next);
            if (next.Count == 1)
                Confirm(next);
            else
                Halve(next);
        }
    }

    private void Halve(Part whole)
    {
        var half = whole.Count / 2;
        var first = Look(whole, whole.Start, half);
        // The other half is what is left, if that says enough.
        var second = whole.Probe.Without(first);
        if (!IsTold(whole, second))
            second = Look(whole, whole.Start + half, whole.Count - half);
        if (!first.Agrees)
            _open.Add(new Part(whole.Start, half, first));
        if (!second.Agrees)
            _open.Add(new Part(whole.Start + half, whole.Count - half, second));
    }

    private Probe Look(Part whole, int start, int count)
    {
        _looks++;
        var probe = prober.Look(start, count, Wanted * Math.Abs(whole.Probe.Error));
        return IsTold(whole, probe) ? probe : prober.Measure(start, count, out _);
    }

    private static bool IsTold(Part whole, Probe part) => part.Bound < Told * Math.Abs(whole.Probe.Error);

    private void Confirm(Part part)
    {
        var index = part.Start - block.Offset;
        if (components.IsWrong(index))
            _culprits.Add(index);
        else
            _mistakes++;
    }

    private sealed record Part(int Start, int Count, Probe Probe)
    {
        internal double Excess => Math.Abs(Probe.Error) / Probe.Uncertainty;
    }
}
