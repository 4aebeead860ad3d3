namespace GradGen;

/// <summary>The blocks of θ in order.</summary>
public sealed class ParameterLayout
{
    internal ParameterLayout(IReadOnlyList<ParameterBlock> blocks)
    {
        Blocks = blocks;
        Count = blocks.Sum(static block => block.Shape.Length);
    }

    /// <summary>The blocks, without gaps.</summary>
    public IReadOnlyList<ParameterBlock> Blocks { get; }

    /// <summary>The members that could hold parameters but hold none.</summary>
    internal IReadOnlyList<string> Empty { get; init; } = [];

    /// <summary>The number of values in θ.</summary>
    public int Count { get; }

    /// <summary>The component at a position of θ by its name: <c>_weights[2,1]</c>, <c>_layers[0]._biases[3]</c>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The position is not inside θ.</exception>
    public string NameAt(int position)
    {
        foreach (var block in Blocks)
        {
            if (position >= block.Offset && position < block.Offset + block.Shape.Length)
                return block.Name + block.Shape.IndexAt(position - block.Offset);
        }

        throw new ArgumentOutOfRangeException(nameof(position), position, $"θ has {Count} values.");
    }
}
