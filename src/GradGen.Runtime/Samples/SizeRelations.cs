namespace GradGen.Samples;

/// <summary>What sizes have to be to one another, as the layer's guards and its arithmetic ask.</summary>
internal sealed class SizeRelations
{
    private readonly List<Relation> _relations = [];

    /// <summary>Asks for a relation.</summary>
    /// <param name="name">The size that it is about.</param>
    /// <param name="other">A size that has to be known for it; null for a relation to a number.</param>
    /// <param name="holds">Whether two values of these sizes keep to it; the second is 0 where there is no other size.</param>
    internal void Add(string name, string? other, Func<int, int, bool> holds) => _relations.Add(new Relation(name, other, holds));

    /// <summary>The sizes that a size is related to.</summary>
    internal IEnumerable<string> Others(string name) => _relations.Where(relation => relation.Name == name).Select(static relation => relation.Other).OfType<string>();

    /// <summary>Whether a value keeps to what is asked of a size, as far as other sizes are known.</summary>
    internal bool Allow(string name, int value, Func<string, int?> known) => _relations.TrueForAll(relation =>
        relation.Name == name ? relation.Other is null ? relation.Holds(value, 0) : known(relation.Other) is not { } other || relation.Holds(value, other)
        : relation.Other != name || known(relation.Name) is not { } first || relation.Holds(first, value));

    private sealed record Relation(string Name, string? Other, Func<int, int, bool> Holds);
}
