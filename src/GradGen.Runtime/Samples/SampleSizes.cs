using System.Globalization;
using GradGen.Samples;

#pragma warning disable IDE0040 // Public here, internal where the generator compiles it.
namespace GradGen.Harness;

/// <summary>
/// The values that a sample is made with, by name. Those that the layer fixes are recorded by <see cref="Known"/>; the rest is
/// asked for: small, distinct sizes, so that a transposition cannot hide, and choices among a few values.
/// </summary>
sealed partial class SampleSizes
{
    // Tried in order until a sample can be made: layers may want sizes that divide one another, or larger ones.
    private static readonly int[][] Orders =
    [
        [3, 4, 5, 2, 6, 7, 8, 9, 10, 11],
        [4, 2, 3, 5, 6, 7, 8, 9, 10, 11],
        [2, 4, 8, 3, 5, 6, 7, 9, 10, 11],
        [8, 4, 2, 3, 5, 6, 7, 9, 10, 11],
        [6, 3, 2, 4, 5, 7, 8, 9, 10, 11],
        [8, 9, 10, 3, 5, 2, 4, 6, 7, 11],
    ];

    // What no relation between sizes goes beyond.
    private const int Largest = 1000;

    private readonly List<KeyValuePair<string, int>> _sizes = [];
    private readonly List<KeyValuePair<string, int>> _drawn = [];
    private readonly List<(SampleDimension Dimension, int Value)> _dimensions = [];
    private readonly List<string> _free = [];
    private readonly HashSet<string> _tried = [];
    private readonly HashSet<string> _asked = [];
    private readonly HashSet<int> _avoided = [];
    private readonly SizeRelations _relations = new();
    private readonly SampleSizes? _outer;
    private readonly SampleSizes? _before;

    /// <summary>Sizes for one attempt at making a sample.</summary>
    /// <param name="attempt">0 to <see cref="AttemptCount"/> − 1; each chooses other sizes.</param>
    public SampleSizes(int attempt = 0)
        : this(new Assignment { Order = attempt })
    {
    }

    internal SampleSizes(Assignment assignment) => Assignment = assignment;

    private SampleSizes(SampleSizes outer)
        : this(outer.Assignment) => _outer = outer;

    private SampleSizes(SampleSizes before, Assignment assignment)
        : this(assignment) => _before = before;

    /// <summary>How many choices of sizes there are to try.</summary>
    public static int AttemptCount => Orders.Length;

    /// <summary>The sizes so far, in the order in which they were named.</summary>
    public IReadOnlyList<KeyValuePair<string, int>> Named => _sizes;

    /// <summary>What was decided beforehand.</summary>
    internal Assignment Assignment { get; }

    /// <summary>The sizes that the layer left free.</summary>
    internal IReadOnlyList<KeyValuePair<string, int>> Drawn => _drawn;

    /// <summary>Those among them that inputs have and the layer was not made with.</summary>
    internal IReadOnlyList<string> OfInputs => _free;

    /// <summary>Those among them that are only tried.</summary>
    internal IReadOnlyCollection<string> OnTrial => _tried;

    /// <summary>What other samples can vary.</summary>
    internal IEnumerable<SampleDimension> Dimensions => _dimensions.Select(static met => met.Dimension);

    /// <summary>The size with this name that the layer is made with: the known one, or a new one.</summary>
    public int Of(string name)
    {
        if (_outer is not null)
            return _outer.Of(name);
        if (SizeOf(name) is { } known)
            return known;
        var size = Assignment.Size(name) ?? Draw(name);
        _drawn.Add(new(name, size));
        return Known(name, size);
    }

    /// <summary>The same for a size of an input that nothing in the layer fixes.</summary>
    public int Free(string name)
    {
        if (_outer is not null)
            return _outer.Free(name);
        if (SizeOf(name) is null)
            _free.Add(name);
        return Of(name);
    }

    /// <summary>The same for a size that the layer may fix in code that could not be read: it is found by running the layer.</summary>
    public int Tried(string name)
    {
        (_outer ?? this)._tried.Add(name);
        return Free(name);
    }

    /// <summary>Records a size that the layer fixes, and returns it.</summary>
    public int Known(string name, int size)
    {
        if (_outer is null && SizeOf(name) is null)
            _sizes.Add(new(name, size));
        return size;
    }

    /// <summary>
    /// One of a few values that are not sizes: an enum's, true and false, a string that the code compares with, a default and
    /// something else. Each is checked in at least one sample; the first is the usual one.
    /// </summary>
    /// <param name="name">The parameter's or property's name, as a report shows it.</param>
    /// <param name="values">The values, the usual one first.</param>
    public TValue Choose<TValue>(string name, params TValue[] values)
    {
        if (values is null || values.Length == 0)
            throw new ArgumentException($"There is no value to choose for {name}.", nameof(values));
        string[] texts = [.. values.Select(static value => Text(value))];
        return values[Which(name, texts, typeof(TValue) == typeof(double) || typeof(TValue) == typeof(float))];
    }

    /// <summary>The same for values that have no text of their own, such as an array or null.</summary>
    /// <param name="name">The parameter's or property's name, as a report shows it.</param>
    /// <param name="texts">What a report calls each of the values: <c>null</c>, <c>given</c>.</param>
    /// <returns>The number of the one to take, from 0.</returns>
    public int Which(string name, params string[] texts) => Which(name, texts, isReal: false);

    /// <summary>The same, where the values may be real numbers.</summary>
    internal int Which(string name, string[] texts, bool isReal) => Take(isReal ? new NumberDimension(name, texts) : new ChoiceDimension(name, texts));

    /// <summary>Asks that a size be a multiple of another, with a quotient above one: <c>width</c> of <c>heads</c>.</summary>
    public void Multiple(string name, string of) => (_outer ?? this)._relations.AddMultiple(name, of);

    /// <summary>Asks that a size leave a remainder: 1 when divided by 2, for an odd one.</summary>
    public void Remainder(string name, int divisor, int remainder) => Relate(name, null, (size, _) => divisor > 0 && size % divisor == remainder);

    /// <summary>Asks that a size be no smaller than a number.</summary>
    public void AtLeast(string name, int least) => Relate(name, null, (size, _) => size >= least);

    /// <summary>Asks that a size be well above a number that indices are compared with, shifted or divided by.</summary>
    public void Beyond(string name, int number) => AtLeast(name, number + 3);

    /// <summary>Asks that a size be no larger than a number.</summary>
    public void AtMost(string name, int most) => Relate(name, null, (size, _) => size <= most);

    /// <summary>Asks that a size be a multiple of a number, and the quotient a product of several distinct factors.</summary>
    public void Product(string name, int count, int divisor = 1) =>
        Relate(name, null, (size, _) => size % divisor == 0 && Factors.Differ(size / divisor, count));

    /// <summary>Asks that a size be the same as another.</summary>
    public void Same(string name, string other) => Relate(name, other, static (size, same) => size == same);

    /// <summary>Asks that a size be smaller than another.</summary>
    public void Below(string name, string other) => Relate(name, other, static (size, limit) => size < limit);

    /// <summary>Takes a size for how far apart windows begin, whatever its name: one, and more, but no more than lets them overlap.</summary>
    /// <param name="name">The size.</param>
    /// <param name="window">The size of a window; null for one that is always the same.</param>
    public void Step(string name, string? window = null) => (_outer ?? this)._relations.AddStep(name, window);

    /// <summary>Asks that a size have room for three windows, however far apart they begin.</summary>
    public void Windows(string name, string window) => (_outer ?? this)._relations.AddWindows(name, window);

    /// <summary>Asks that extents have room for two blocks, which a loop takes at once, and something left over for the next.</summary>
    public void Blocks(int size) => (_outer ?? this)._relations.AddBlocks(size);

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
    public int Made(string name) =>
        (_outer is null ? SizeOf(name) : null) ?? _before?.Made(name) ?? throw new InvalidOperationException(
            $"A [Shape] names {name}, a constructor argument that the layer does not keep: keep it in a field.");

    /// <summary>The same sizes once more, one of the free ones excepted.</summary>
    internal SampleSizes With(string name, int size) =>
        new(this, _drawn.Aggregate(Assignment, (assignment, drawn) => assignment.WithSize(drawn.Key, drawn.Key == name ? size : drawn.Value)));

    /// <summary>The same sizes, to which others can be added that these are not to have.</summary>
    internal SampleSizes Copy()
    {
        var copy = new SampleSizes(this, Assignment);
        copy._sizes.AddRange(_sizes);
        copy._drawn.AddRange(_drawn);
        copy._dimensions.AddRange(_dimensions);
        copy._free.AddRange(_free);
        return copy;
    }

    /// <summary>How many steps a sequence has: as many as the layer has room for.</summary>
    internal int Steps() => _sizes.FirstOrDefault(static size => IsTime(size.Key)).Value is var room && room > 1 ? room : Of("steps");

    private static bool IsTime(string name) => name.Mentions("step", "seq", "time");

    /// <summary>For a sub-layer: free sizes are the same for both, but what it fixes for itself is not a size of the outer layer.</summary>
    internal SampleSizes OfSubLayer() => new(this);

    /// <summary>What tells this sample from another: <c>stride 2, kind Tanh</c>.</summary>
    /// <param name="other">The values of the other sample; null for all of this one's.</param>
    internal string Apart(Assignment? other) =>
        string.Join(", ", _dimensions.Where(met => met.Dimension.Count > 1 && (other is null || met.Value != other.Value(met.Dimension.Name)))
            .Select(met => met.Dimension.Text(met.Value, this)));

    /// <summary>The sizes that others than one name have, and what they come to when one is divided by another.</summary>
    internal IReadOnlyList<int> Beside(string name) =>
        [.. _sizes.Where(size => size.Key != name).Select(static size => size.Value), .. _relations.Quotients(name, SizeOf)];

    /// <summary>The choices that are not sizes, as a report shows them: <c>kind Tanh</c>.</summary>
    internal IEnumerable<string> Choices =>
        _dimensions.Where(met => met.Dimension is not SizeDimension && SizeOf(met.Dimension.Name) is null).Select(met => met.Dimension.Text(met.Value, this));

    /// <summary>The choices that are real numbers, such as a keep probability.</summary>
    internal IEnumerable<KeyValuePair<string, double>> Numbers =>
        from met in _dimensions
        let text = (met.Dimension as NumberDimension)?.Texts[met.Value]
        where double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _)
        select new KeyValuePair<string, double>(met.Dimension.Name, double.Parse(text, CultureInfo.InvariantCulture));

    /// <summary><c>inputs 3, outputs 4, kind Tanh</c></summary>
    public override string ToString() => string.Join(", ", _sizes
        .Select(static size => size.Key + " " + size.Value.ToString(CultureInfo.InvariantCulture))
        .Concat(Choices));

    private static string Text<TValue>(TValue value) => value switch
    {
        null => "null",
        bool flag => flag ? "true" : "false",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? string.Empty,
    };

    /// <summary>The size with this name; null where nothing has asked for it.</summary>
    internal int? SizeOf(string name)
    {
        foreach (var size in _sizes)
        {
            if (size.Key == name)
                return size.Value;
        }

        return null;
    }

    private int Take(SampleDimension dimension)
    {
        if (_outer is not null)
            return _outer.Take(dimension);
        var value = Math.Min(Assignment.Value(dimension.Name), dimension.Count - 1);
        if (!_dimensions.Exists(met => met.Dimension.Name == dimension.Name))
            _dimensions.Add((dimension, value));
        return value;
    }

    private void Relate(string name, string? other, Func<int, int, bool> holds) => (_outer ?? this)._relations.Add(name, other, holds);

    /// <summary>What a size is for; null for an extent.</summary>
    internal SizeKind? KindOf(string name) => (_outer ?? this)._relations.IsStep(name) ? SizeKind.Step : SizeKind.Of(name);

    private int Draw(string name)
    {
        _asked.Add(name);
        // What it depends on comes first, unless that is being asked for just now.
        foreach (var other in _relations.Others(name))
        {
            if (!_asked.Contains(other))
                Of(other);
        }

        if (KindOf(name) is not { } kind)
            return Find(name, Orders[Assignment.Order].Concat(Enumerable.Range(12, Largest)));
        if (kind.Others.Length > 0 && Take(new SizeDimension(name)) == 1)
            return Find(name, kind.Others.Concat(Enumerable.Range(5, Largest)));
        // Another order of sizes begins elsewhere in these, too.
        var first = Assignment.Order % kind.Usual.Length;
        var usual = kind.Usual.Skip(first).Concat(kind.Usual.Take(first));
        return kind.MayEqual ? usual.First() : Find(name, usual.Concat(Enumerable.Range(2, Largest)));
    }

    // Distinct from all others, and where it is a multiple the quotient as well.
    private int Find(string name, IEnumerable<int> candidates)
    {
        var allowed = candidates.Where(candidate => _relations.Allow(name, candidate, SizeOf)).Cast<int?>();
        var wished = allowed.Where(candidate => _relations.Suit(name, candidate!.Value, SizeOf));
        if (wished.Any())
            allowed = wished;
        var quotients = _relations.Quotients(name, SizeOf).ToArray();
        var others = _relations.Others(name).Select(other => SizeOf(other) ?? 1).Where(static other => other > 1).ToArray();
        return allowed.FirstOrDefault(
            size => IsUnused(size!.Value) && Array.TrueForAll(others, other => size.Value % other != 0 || IsUnused(size.Value / other)))
            ?? allowed.FirstOrDefault(size => IsUnused(size!.Value))
            ?? allowed.FirstOrDefault()
            ?? candidates.First(IsUnused);

        bool IsUnused(int candidate) => !_avoided.Contains(candidate) && !_sizes.Exists(size => size.Value == candidate) && !quotients.Contains(candidate);
    }
}
