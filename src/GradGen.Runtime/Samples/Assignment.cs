namespace GradGen.Samples;

/// <summary>What a sample has decided: sizes, and which of the values of a dimension. The rest is left to the usual choice.</summary>
internal sealed record Assignment
{
    private Dictionary<string, int> _sizes = [];
    private Dictionary<string, int> _values = [];

    /// <summary>Which of several orders the sizes that are not decided are taken from.</summary>
    internal int Order { get; init; }

    /// <summary>The largest number of classes that labels are drawn from; null for as many as the layer shows.</summary>
    internal int? Classes { get; init; }

    /// <summary>The numbers of the values that dimensions have, by name.</summary>
    internal IReadOnlyDictionary<string, int> Values => _values;

    /// <summary>The size that is decided for a name.</summary>
    internal int? Size(string name) => _sizes.TryGetValue(name, out var size) ? size : null;

    /// <summary>The number of a dimension's value; 0, the usual one, where nothing is decided.</summary>
    internal int Value(string name) => _values.TryGetValue(name, out var value) ? value : 0;

    /// <summary>The same with another size.</summary>
    internal Assignment WithSize(string name, int size) => this with { _sizes = new(_sizes) { [name] = size } };

    /// <summary>The same with another value of a dimension; sizes are decided again.</summary>
    internal Assignment WithValue(string name, int value) => this with { _sizes = [], _values = new(_values) { [name] = value } };
}
