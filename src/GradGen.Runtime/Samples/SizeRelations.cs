namespace GradGen.Samples;

/// <summary>What sizes have to be to one another, as the layer's guards and its arithmetic ask.</summary>
internal sealed class SizeRelations
{
    private readonly List<Relation> _relations = [];
    private readonly List<Relation> _wishes = [];
    private readonly HashSet<string> _steps = [];
    private int _block;

    /// <summary>Asks for a relation.</summary>
    /// <param name="name">The size that it is about.</param>
    /// <param name="other">A size that has to be known for it; null for a relation to a number.</param>
    /// <param name="holds">Whether two values of these sizes keep to it; the second is 0 where there is no other size.</param>
    internal void Add(string name, string? other, Func<int, int, bool> holds) => _relations.Add(new Relation(name, other, holds));

    /// <summary>Asks that a size be a multiple of another, with a quotient above one.</summary>
    internal void AddMultiple(string name, string of) =>
        _relations.Add(new Relation(name, of, static (size, part) => part > 0 && size % part == 0 && size > part) { IsMultiple = true });

    /// <summary>Takes a size for how far apart windows begin. Where nothing stands against it, these overlap though it is more than one.</summary>
    internal void AddStep(string name, string? window)
    {
        _steps.Add(name);
        if (window is null)
            return;
        _wishes.Add(new Relation(window, null, static (size, _) => size > 2));
        _wishes.Add(new Relation(name, window, static (step, size) => step < size));
    }

    /// <summary>Asks that an extent have room for three windows, where nothing stands against it.</summary>
    internal void AddWindows(string name, string window)
    {
        if (SizeKind.Of(name) is null)
            _wishes.Add(new Relation(name, window, static (length, size) => length >= (3 * size) - 2));
    }

    /// <summary>Asks that extents be longer than two blocks and, being odd, no multiple of any, where nothing stands against it.</summary>
    internal void AddBlocks(int size) => _block = Math.Max(_block, size);

    /// <summary>Whether a size says how far apart windows begin.</summary>
    internal bool IsStep(string name) => _steps.Contains(name);

    /// <summary>How often known sizes go into those that are multiples of them: a head's size is one, though it has no name.</summary>
    /// <param name="except">A size whose own quotients do not count.</param>
    /// <param name="known">The sizes that are known.</param>
    internal IEnumerable<int> Quotients(string except, Func<string, int?> known) =>
        from relation in _relations
        where relation.IsMultiple && relation.Name != except && relation.Other != except
        let size = known(relation.Name)
        let part = known(relation.Other!)
        where size > 0 && part > 1 && size % part == 0
        select size.Value / part.Value;

    /// <summary>The sizes that a size is related to.</summary>
    internal IEnumerable<string> Others(string name) =>
        _relations.Concat(_wishes).Where(relation => relation.Name == name).Select(static relation => relation.Other).OfType<string>();

    /// <summary>Whether a value keeps to what is asked of a size, as far as other sizes are known.</summary>
    internal bool Allow(string name, int value, Func<string, int?> known) => Keeps(_relations, name, value, known);

    /// <summary>Whether it keeps to what would show more, too.</summary>
    internal bool Suit(string name, int value, Func<string, int?> known) =>
        Keeps(_wishes, name, value, known) && (_block == 0 || IsStep(name) || SizeKind.Of(name) is not null || (value > 2 * _block && value % 2 == 1));

    private static bool Keeps(List<Relation> relations, string name, int value, Func<string, int?> known) => relations.TrueForAll(relation =>
        relation.Name == name ? relation.Other is null ? relation.Holds(value, 0) : known(relation.Other) is not { } other || relation.Holds(value, other)
        : relation.Other != name || known(relation.Name) is not { } first || relation.Holds(first, value));

    private sealed record Relation(string Name, string? Other, Func<int, int, bool> Holds)
    {
        internal bool IsMultiple { get; init; }
    }
}
