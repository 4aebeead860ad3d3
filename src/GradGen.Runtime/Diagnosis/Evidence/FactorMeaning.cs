using System.Globalization;
using GradGen.Samples;

namespace GradGen.Diagnosis.Evidence;

/// <summary>Which sizes a factor equals, and what that says.</summary>
/// <param name="Number">The factor, as a whole number, a root or a fraction.</param>
/// <param name="Text">Every size of that value, and the mistake that brings it.</param>
internal sealed record FactorMeaning(string Number, string Text)
{
    private const string OfHalf = "a factor of 1/2 is missing, as that of a square which Forward takes half of";
    private const string OfTwo = "a factor of 2 is missing, as that of a square's derivative";

    /// <summary>What a factor means; null where it equals nothing that is known.</summary>
    internal static FactorMeaning? Of(double factor, BlockEvidence evidence)
    {
        foreach (var sizes in SizesOf(evidence))
        {
            var all = sizes.ToArray();
            if (Same(factor, sizes.Key, evidence))
                return new(Written(sizes.Key),
                    $"{Names(all, sizes.Key, evidence)}: a division by {One(all)} is "
                    + $"missing{(sizes.Key == 2 ? ", or " + OfHalf : string.Empty)}");
            if (Same(factor, 1.0 / sizes.Key, evidence))
                return new("1/" + Written(sizes.Key),
                    $"{Names(all, sizes.Key, evidence)}: there is a division by {One(all)} too "
                    + $"many{(sizes.Key == 2 ? ", or " + OfTwo : string.Empty)}");
        }

        foreach (var sizes in SizesOf(evidence))
        {
            var (all, root) = (sizes.ToArray(), Math.Sqrt(sizes.Key));
            if (root == Math.Floor(root))
                continue;
            if (Same(factor, root, evidence))
                return new("√" + Written(sizes.Key), $"{Names(all, sizes.Key, evidence)}: a factor of 1/√({One(all)}) is missing");
            if (Same(factor, 1 / root, evidence))
                return new("1/√" + Written(sizes.Key), $"{Names(all, sizes.Key, evidence)}: there is a factor of 1/√({One(all)}) too many");
        }

        return OfNumbers(factor, evidence) ?? OfTwos(factor, evidence);
    }

    // "rate" itself, and the share that a dropout keeps of 1.
    private static FactorMeaning? OfNumbers(double factor, BlockEvidence evidence)
    {
        foreach (var (name, value) in evidence.Numbers.SelectMany(static number =>
            new[] { (number.Key, number.Value), ($"(1 − {number.Key})", 1 - number.Value) }))
        {
            if (value <= 0 || Same(value, 1, evidence))
                continue;
            var number = value.ToString("G5", CultureInfo.InvariantCulture);
            if (Same(factor, value, evidence))
                return new(number, $"{number} is {name}: a division by {name} is missing, or a factor of it is too many{Two()}");
            if (Same(factor, 1 / value, evidence))
                return new("1/" + number, $"{number} is {name}: a factor of {name} is missing, or a division by it is too many{Two()}");
        }

        return null;

        string Two() => OfTwos(factor, evidence) is { } two ? ", or " + two.Text : string.Empty;
    }

    // A root that is a whole number may be anything else; of four it is what a square brings too, so that both are said.
    private static FactorMeaning? OfTwos(double factor, BlockEvidence evidence)
    {
        var four = string.Join(" or ", evidence.Sizes.Where(static size => size.Value == 4 && size.Key != "batch").Select(static size => size.Key));
        return Same(factor, 2, evidence) ? new("2", OfHalf + (four.Length == 0 ? string.Empty : $", or one of 1/√({four})"))
            : Same(factor, 0.5, evidence) ? new("1/2", OfTwo + (four.Length == 0 ? string.Empty : $", or there is one of 1/√({four}) too many"))
            : null;
    }

    // What stands where one size is meant, and where several may be.
    private static string One(Size[] sizes) => sizes.Length == 1 ? sizes[0].Short : "it";

    private static string Names(Size[] sizes, long value, BlockEvidence evidence) => sizes.Length == 1
        ? $"{Written(value)} is {sizes[0].Full(evidence)}"
        : $"{Written(value)} is {string.Join(", ", sizes.Take(sizes.Length - 1).Select(size => size.Full(evidence)))} and "
            + $"{sizes[sizes.Length - 1].Full(evidence)}";

    // Sizes of one value together: those with a name, what axes and numbers of values have without one, and what two make together.
    private static IEnumerable<IGrouping<long, Size>> SizesOf(BlockEvidence evidence)
    {
        var named = evidence.Sizes.Select(static size => new Size(size.Value, size.Key == "batch" ? Size.Batch : size.Key, $"the size {size.Key}")).ToArray();
        // An axis mostly is a named size; where that is the batch of all sizes, it is not for a parameter.
        var isNamed = named.Where(size => evidence.Block.Kind == BlockKind.Input || size.Short != Size.Batch).Select(static size => size.Value).ToArray();
        var unnamed = Unnamed(evidence).Where(size => !isNamed.Contains(size.Value)).GroupBy(static size => size.Value).Select(static sizes => sizes.First());
        var single = named.Concat(unnamed).ToArray();
        var products = named.SelectMany((first, place) =>
            named.Skip(place + 1).Where(second => first.Value > 1 && second.Value > 1).Select(second => Product(first, second)))
            .Where(product => Array.TrueForAll(single, size => size.Value != product.Value));
        // A window has two axes, and a mean over it divides by both.
        var windows = named.Where(static size => size.Short.Mentions("pool", "kernel", "window", "patch")).Select(static size => Product(size, size));
        return single.Concat(products).Concat(windows).Where(static size => size.Value > 1).GroupBy(static size => size.Value);

        static Size Product(Size first, Size second) =>
            new(first.Value * second.Value, $"{Key(first)} × {Key(second)}", $"{Key(first)} × {Key(second)}");

        static string Key(Size size) => size.Short == Size.Batch ? "batch" : size.Short;
    }

    private static IEnumerable<Size> Unnamed(BlockEvidence evidence)
    {
        var block = evidence.Block;
        for (var axis = 0; axis < (block.Shape.IsRagged ? 0 : block.Shape.Dimensions.Count); axis++)
            yield return new(block.Shape.Dimensions[axis], "that length", $"the length of axis {axis} of {block.Name}");
        yield return new(evidence.Count, "their number", $"the number of values in {evidence.Name}");
        if (evidence.OutputShape is { } shape)
            yield return new(shape.Length, "the number of outputs", "the number of outputs");
    }

    private static bool Same(double a, double b, BlockEvidence evidence) => Math.Abs(a - b) <= (evidence.IsSingle ? 5e-3 : 1e-5) * Math.Abs(b);

    private static string Written(long value) => value.ToString(CultureInfo.InvariantCulture);

    private sealed record Size(long Value, string Short, string Name)
    {
        internal const string Batch = "the batch size";

        // What is called a batch may be the steps of a sequence.
        internal string Full(BlockEvidence evidence) => Short == Batch && !OutputRows.AreCoupled(evidence, (int)Value) ? Batch : Name;
    }
}
