namespace GradGen.Samples;

/// <summary>What a size is for, as its name says: sizes that are not extents are checked at values of their own.</summary>
/// <param name="Usual">The values to try first, in order; the first that fits is taken.</param>
/// <param name="Others">Those of another sample; none where one value shows all there is.</param>
/// <param name="MayEqual">Whether it may be equal to another size, as a stride of one is.</param>
internal sealed record SizeKind(int[] Usual, int[] Others, bool MayEqual = false)
{
    /// <summary>Neutral once and not neutral once: a forgotten stride shows only where it is not one.</summary>
    internal static readonly SizeKind Step = new([1], [2, 3, 4], MayEqual: true);

    private static readonly SizeKind Padding = new([1], [0], MayEqual: true);
    private static readonly SizeKind Heads = new([2, 3, 4], []);
    private static readonly SizeKind Kernel = new([3, 2, 5, 4], []);
    private static readonly SizeKind Window = new([2, 3, 4], []);
    private static readonly SizeKind Seed = new([1], [], MayEqual: true);

    private static readonly string[] Extents = ["size", "dim", "dims", "width", "height", "length", "len", "channels", "features", "units", "per"];

    /// <summary>The kind that a name tells; null for an extent.</summary>
    internal static SizeKind? Of(string name)
    {
        var words = NameWords.Of(name);
        bool Has(params string[] any) => words.Any(word => any.Contains(word));
        if (Has("seed"))
            return Seed;
        if (Has("stride", "strides", "dilation", "dilations", "dilate"))
            return Step;
        if (Has("pad", "padding", "pads"))
            return Padding;
        // How many groups or heads there are, and not how large one is.
        if (Has("group", "groups"))
            return Has(Extents) ? null : Step;
        if (Has("head", "heads"))
            return Has(Extents) ? null : Heads;
        // How large a kernel is, and not how many there are.
        if (Has("count", "num", "number"))
            return null;
        return Has("kernel") || (Has("filter", "kernels", "filters") && Has(Extents)) ? Kernel
            : Has("window", "pool", "pooling", "patch") ? Window
            : null;
    }
}
