using GradGen.Harness;

namespace GradGen.Samples;

/// <summary>Something that samples vary: it has a few values, of which the first is the usual one.</summary>
/// <param name="Name">The name of the parameter or property.</param>
/// <param name="Count">How many values there are to check.</param>
internal abstract record SampleDimension(string Name, int Count)
{
    /// <summary>Whether its values can matter together with those of others, so that pairs are checked.</summary>
    internal abstract bool IsPaired { get; }

    /// <summary>What a report calls a value.</summary>
    /// <param name="value">The number of the value.</param>
    /// <param name="sizes">The sizes of the sample that has it.</param>
    internal abstract string Text(int value, SampleSizes sizes);
}

/// <summary>A size that is neutral at its usual value: a stride of one. What it is elsewhere depends on the other sizes.</summary>
internal sealed record SizeDimension(string Name) : SampleDimension(Name, 2)
{
    internal override bool IsPaired => true;

    internal override string Text(int value, SampleSizes sizes) => $"{Name} {sizes.SizeOf(Name)}";
}

/// <summary>One of a few values that are not sizes: those of an enum, true and false, null and not, strings that are compared with.</summary>
internal sealed record ChoiceDimension(string Name, IReadOnlyList<string> Texts) : SampleDimension(Name, Texts.Count)
{
    internal override bool IsPaired => true;

    internal override string Text(int value, SampleSizes sizes) => $"{Name} {Texts[value]}";
}

/// <summary>A real number with a default that may switch something off, and another value that does not.</summary>
internal sealed record NumberDimension(string Name, IReadOnlyList<string> Texts) : SampleDimension(Name, Texts.Count)
{
    internal override bool IsPaired => false;

    internal override string Text(int value, SampleSizes sizes) => $"{Name} {Texts[value]}";
}
