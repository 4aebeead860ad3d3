using System.Globalization;

namespace GradGen.Harness;

/// <summary>
/// The sizes of a sample by name. What the layer fixes is told by <see cref="Known"/>; the rest is made up by
/// <see cref="Of"/>, small and distinct, so that a transposition cannot hide.
/// </summary>
public sealed class SampleSizes
{
    // Tried in order until a sample can be made: layers may want sizes that divide one another, or larger ones.
    private static readonly int[][] Candidates =
    [
        [3, 4, 5, 2, 6, 7, 8, 9, 10, 11],
        [4, 2, 3, 5, 6, 7, 8, 9, 10, 11],
        [2, 4, 8, 3, 5, 6, 7, 9, 10, 11],
        [8, 4, 2, 3, 5, 6, 7, 9, 10, 11],
        [6, 3, 2, 4, 5, 7, 8, 9, 10, 11],
        [8, 9, 10, 3, 5, 2, 4, 6, 7, 11],
    ];

    // Sizes that are not extents: what a name says is a better choice than the next free number.
    private static readonly (string Word, int Size)[] Hints =
    [
        ("stride", 1), ("pad", 1), ("dilation", 1), ("group", 1), ("head", 2), ("kernel", 2), ("filtersize", 2), ("window", 2),
        ("pool", 2), ("seed", 1),
    ];

    private readonly List<KeyValuePair<string, int>> _sizes = [];
    private readonly List<KeyValuePair<string, int>> _drawn = [];
    private readonly HashSet<int> _avoided = [];
    private readonly int[] _candidates;
    private readonly SampleSizes? _outer;
    private readonly SampleSizes? _before;
    private readonly IReadOnlyList<KeyValuePair<string, int>> _given = [];

    /// <summary>Sizes for one attempt at making a sample.</summary>
    /// <param name="attempt">0 to <see cref="AttemptCount"/> − 1; each chooses other sizes.</param>
    public SampleSizes(int attempt = 0) => _candidates = Candidates[attempt];

    private SampleSizes(SampleSizes outer)
    {
        _candidates = outer._candidates;
        _outer = outer;
    }

    private SampleSizes(SampleSizes before, string name, int size)
    {
        _candidates = before._candidates;
        _given = [.. before._drawn.Select(drawn => drawn.Key == name ? new(name, size) : drawn)];
        _before = before;
    }

    /// <summary>How many choices of sizes there are to try.</summary>
    public static int AttemptCount => Candidates.Length;

    /// <summary>The sizes so far, in the order in which they were named.</summary>
    public IReadOnlyList<KeyValuePair<string, int>> Named => _sizes;

    /// <summary>The sizes that the layer left free.</summary>
    internal IReadOnlyList<KeyValuePair<string, int>> Drawn => _drawn;

    /// <summary>The size with this name: the known one, or a new one.</summary>
    public int Of(string name)
    {
        if (_outer is not null)
            return _outer.Of(name);
        foreach (var size in _sizes)
        {
            if (size.Key == name)
                return size.Value;
        }

        var given = _given.FirstOrDefault(given => given.Key == name).Value;
        var drawn = given > 0 ? given : Hint(name) ?? Free();
        _drawn.Add(new(name, drawn));
        return Known(name, drawn);
    }

    /// <summary>Takes note of a size that the layer fixes, and returns it.</summary>
    public int Known(string name, int size)
    {
        if (_outer is null && !_sizes.Exists(known => known.Key == name))
            _sizes.Add(new(name, size));
        return size;
    }

    /// <summary>
    /// One of a few values that are no size: an enum's, true and false, a string that the code compares with, a default and
    /// something else. Each is checked in one sample at the least; the first is the usual one.
    /// </summary>
    /// <param name="name">The parameter's or property's name, as a report shows it.</param>
    /// <param name="values">The values, the usual one first.</param>
    public TValue Choose<TValue>(string name, params TValue[] values) => values[Which(name, [.. values.Select(static value => Text(value))])];

    /// <summary>The same for values that have no text of their own, such as an array or null.</summary>
    /// <param name="name">The parameter's or property's name, as a report shows it.</param>
    /// <param name="texts">What a report calls each of the values: <c>null</c>, <c>given</c>.</param>
    /// <returns>The number of the one to take, from 0.</returns>
    public int Which(string name, params string[] texts) => 0;

    /// <summary>Asks that a size be a multiple of another, with a quotient above one: <c>width</c> of <c>heads</c>.</summary>
    public void Multiple(string name, string of)
    {
    }

    /// <summary>Asks that a size leave a remainder: an odd one 1 when divided by 2.</summary>
    public void Remainder(string name, int divisor, int remainder)
    {
    }

    /// <summary>Asks that a size be no smaller than a number.</summary>
    public void AtLeast(string name, int least)
    {
    }

    /// <summary>Asks that a size be no larger than a number.</summary>
    public void AtMost(string name, int most)
    {
    }

    /// <summary>Asks that a size be the same as another.</summary>
    public void Same(string name, string other)
    {
    }

    /// <summary>Asks that a size be smaller than another.</summary>
    public void Below(string name, string other)
    {
    }

    private static string Text<TValue>(TValue value) => value switch
    {
        null => "null",
        bool flag => flag ? "true" : "false",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? string.Empty,
    };

    /// <summary>Keeps free sizes apart from what the layer has without a name.</summary>
    internal void Avoid(IEnumerable<int> sizes) => (_outer ?? this)._avoided.UnionWith(sizes);

    /// <summary>Gives a free size another value than was made up for it.</summary>
    internal void Put(string name, int size)
    {
        foreach (var list in new[] { (_outer ?? this)._sizes, (_outer ?? this)._drawn })
        {
            var place = list.FindIndex(named => named.Key == name);
            if (place >= 0)
                list[place] = new(name, size);
        }
    }

    /// <summary>The size with this name that a sample's constructor was given, where the layer does not keep it.</summary>
    /// <exception cref="InvalidOperationException">The layer was not made by a sample.</exception>
    public int Made(string name)
    {
        foreach (var size in _outer is null ? _sizes : [])
        {
            if (size.Key == name)
                return size.Value;
        }

        return _before?.Made(name) ?? throw new InvalidOperationException(
            $"A [Shape] names {name}, which the layer was made with but does not keep, so that nobody can ask it: keep it in a field.");
    }

    /// <summary>The same sizes once more, one of the free ones excepted.</summary>
    internal SampleSizes With(string name, int size) => new(this, name, size);

    /// <summary>The same sizes, to which others can be added that these are not to have.</summary>
    internal SampleSizes Copy()
    {
        var copy = new SampleSizes(this, string.Empty, 0);
        copy._sizes.AddRange(_sizes);
        copy._drawn.AddRange(_drawn);
        return copy;
    }

    /// <summary>For a sub-layer: free sizes are the same for both, but what it fixes for itself is no size of the outer layer's.</summary>
    internal SampleSizes OfSubLayer() => new(this);

    /// <summary><c>inputs 3, outputs 4</c></summary>
    public override string ToString() => string.Join(", ", _sizes.Select(static size => size.Key + " " + size.Value.ToString(CultureInfo.InvariantCulture)));

    // Past the candidates, the next larger numbers.
    private int Free()
    {
        var candidate = Array.Find(_candidates, IsFree);
        for (var larger = _candidates.Max() + 1; candidate == 0; larger++)
            candidate = IsFree(larger) ? larger : 0;
        return candidate;
    }

    private bool IsFree(int candidate) => !_avoided.Contains(candidate) && !_sizes.Exists(size => size.Value == candidate);

    private static int? Hint(string name)
    {
        foreach (var (word, size) in Hints)
        {
            if (name.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0)
                return size;
        }

        return null;
    }
}
