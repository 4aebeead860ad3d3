#pragma warning disable IDE0040 // Public here, internal where the generator compiles it.
namespace GradGen.Harness;

/// <summary>What the code of a layer asks of its sizes.</summary>
sealed partial class SampleSizes
{
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

    private void Relate(string name, string? other, Func<int, int, bool> holds) => (_outer ?? this)._relations.Add(name, other, holds);
}
