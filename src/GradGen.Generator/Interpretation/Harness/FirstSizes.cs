namespace GradGen.Generator.Interpretation.Harness;

/// <summary>The sizes that a first attempt takes: small, distinct, in a fixed order; of choices the first.</summary>
internal sealed class FirstSizes(IReadOnlyList<int>? order = null) : ISizes
{
    private readonly IReadOnlyList<int> _order = order ?? [3, 4, 5, 2, 6, 7, 8, 9, 10, 11];
    private readonly Dictionary<string, int> _sizes = [];
    private readonly List<(string Name, string? Other, Func<int, int, bool> Holds)> _relations = [];

    public int Of(string name)
    {
        if (_sizes.TryGetValue(name, out var known))
            return known;
        var usual = name.IndexOf("stride", StringComparison.OrdinalIgnoreCase) >= 0 || name.IndexOf("dilation", StringComparison.OrdinalIgnoreCase) >= 0 || name.IndexOf("pad", StringComparison.OrdinalIgnoreCase) >= 0
            || name.IndexOf("seed", StringComparison.OrdinalIgnoreCase) >= 0 ? [1] : Enumerable.Empty<int>();
        var candidates = usual.Concat(_order).Concat(Enumerable.Range(12, 100)).Where(size => Fits(name, size)).ToArray();
        var size = candidates.Where(candidate => usual.Contains(candidate) || !_sizes.ContainsValue(candidate)).Concat(candidates).DefaultIfEmpty(_order[0]).First();
        return Known(name, size);
    }

    public int Free(string name) => Of(name);

    public int Tried(string name) => Of(name);

    public int Known(string name, int size)
    {
        if (!_sizes.ContainsKey(name))
            _sizes.Add(name, size);
        return size;
    }

    public int Made(string name) => Of(name);

    public int Choose(string name, IReadOnlyList<string> texts, bool isReal) => 0;

    public void Multiple(string name, string of) => _relations.Add((name, of, static (size, other) => size > other && size % other == 0));

    public void Remainder(string name, int divisor, int remainder) => _relations.Add((name, null, (size, _) => divisor > 0 && size % divisor == remainder));

    public void AtLeast(string name, int least) => _relations.Add((name, null, (size, _) => size >= least));

    public void AtMost(string name, int most) => _relations.Add((name, null, (size, _) => size <= most));

    public void Beyond(string name, int number) => AtLeast(name, number + 3);

    public void Product(string name, int count, int divisor) => _relations.Add((name, null, (size, _) => size % divisor == 0 && size / divisor == (count == 2 ? 6 : 24)));

    public void Same(string name, string other) => _relations.Add((name, other, static (size, same) => size == same));

    public void Below(string name, string other) => _relations.Add((name, other, static (size, limit) => size < limit));

    public ISizes OfSubLayer() => this;

    private bool Fits(string name, int size) => _relations.TrueForAll(relation =>
        relation.Name == name ? relation.Other is null ? relation.Holds(size, 0) : !_sizes.TryGetValue(relation.Other, out var other) || relation.Holds(size, other)
            : relation.Other != name || !_sizes.TryGetValue(relation.Name, out var first) || relation.Holds(first, size));
}
