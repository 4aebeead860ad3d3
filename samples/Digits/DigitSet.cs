using System.Globalization;
using System.IO.Compression;

namespace Digits;

/// <summary>Handwritten digits of 8 × 8 pixels, scaled to 0…1, with what each of them is.</summary>
internal sealed record DigitSet(double[,] Images, int[] Labels)
{
    public const int Side = 8;
    public const int Pixels = Side * Side;
    private const int Black = 16;

    public int Count => Labels.Length;

    /// <summary>The real data, in the order of its file.</summary>
    public static DigitSet Load()
    {
        using var file = File.OpenRead(Path.Combine(AppContext.BaseDirectory, "Data", "digits.csv.gz"));
        using var lines = new StreamReader(new GZipStream(file, CompressionMode.Decompress));
        var rows = new List<int[]>();
        while (lines.ReadLine() is { } line)
            rows.Add([.. line.Split(',').Select(static value => int.Parse(value, CultureInfo.InvariantCulture))]);

        var images = new double[rows.Count, Pixels];
        for (var n = 0; n < rows.Count; n++)
        {
            for (var pixel = 0; pixel < Pixels; pixel++)
                images[n, pixel] = (double)rows[n][pixel] / Black;
        }

        return new DigitSet(images, [.. rows.Select(static row => row[Pixels])]);
    }

    /// <summary>Shuffles, and keeps so many digits back for testing.</summary>
    public (DigitSet Training, DigitSet Test) Split(int testCount, int seed)
    {
        var order = Enumerable.Range(0, Count).ToArray();
        new Random(seed).Shuffle(order);
        return (Select(order.AsSpan(testCount)), Select(order.AsSpan(0, testCount)));
    }

    /// <summary>The digits with these numbers, as a set of their own.</summary>
    public DigitSet Select(ReadOnlySpan<int> numbers)
    {
        var (images, labels) = (new double[numbers.Length, Pixels], new int[numbers.Length]);
        for (var n = 0; n < numbers.Length; n++)
        {
            labels[n] = Labels[numbers[n]];
            for (var pixel = 0; pixel < Pixels; pixel++)
                images[n, pixel] = Images[numbers[n], pixel];
        }

        return new DigitSet(images, labels);
    }
}
