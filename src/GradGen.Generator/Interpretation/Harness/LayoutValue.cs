namespace GradGen.Generator.Interpretation.Harness;

/// <summary>A block of θ.</summary>
/// <param name="Name">Its name, as a report shows it.</param>
/// <param name="Shape">Its sizes; none of a scalar.</param>
/// <param name="Offset">Where it begins in θ.</param>
/// <param name="HasGradient">Whether the layer has a gradient of it.</param>
/// <param name="Domain">The values that it takes.</param>
internal sealed record BlockValue(string Name, ArrayShape Shape, int Offset, bool HasGradient, DomainValue? Domain)
{
    internal IReadOnlyList<int> Sizes => Shape.Sizes;

    internal int Count => Shape.Count;
}

/// <summary>A <c>ValueRange</c>.</summary>
internal sealed record DomainValue(double Minimum, double Maximum);

/// <summary>A <c>ParameterLayout</c>, and the builder that makes it.</summary>
internal sealed class LayoutValue
{
    internal List<BlockValue> Blocks { get; } = [];

    internal int Count { get; private set; }

    internal void Add(string name, ArrayShape shape, bool hasGradient, DomainValue? domain)
    {
        var block = new BlockValue(name, shape, Count, hasGradient, domain);
        Blocks.Add(block);
        Count += block.Count;
    }
}
