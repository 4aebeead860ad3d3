namespace GradGen.Generator.Interpretation.Harness;

/// <summary>A block of θ.</summary>
/// <param name="Name">Its name, as a report shows it.</param>
/// <param name="Sizes">One size an axis; none of a scalar. Of rows of different lengths the number of values alone.</param>
/// <param name="Offset">Where it begins in θ.</param>
/// <param name="HasGradient">Whether the layer has a gradient of it.</param>
/// <param name="Domain">The values that it takes.</param>
internal sealed record BlockValue(string Name, IReadOnlyList<int> Sizes, int Offset, bool HasGradient, DomainValue? Domain)
{
    internal int Count => Sizes.Aggregate(1, static (count, size) => count * size);
}

/// <summary>A <c>ValueRange</c>.</summary>
internal sealed record DomainValue(double Minimum, double Maximum);

/// <summary>A <c>ParameterLayout</c>, and the builder that makes it.</summary>
internal sealed class LayoutValue
{
    internal List<BlockValue> Blocks { get; } = [];

    internal int Count { get; private set; }

    internal void Add(string name, IReadOnlyList<int> sizes, bool hasGradient, DomainValue? domain)
    {
        var block = new BlockValue(name, sizes, Count, hasGradient, domain);
        Blocks.Add(block);
        Count += block.Count;
    }
}
