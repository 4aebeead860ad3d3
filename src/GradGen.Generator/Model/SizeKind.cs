namespace GradGen.Generator.Model;

/// <summary>Where a sample has a size from. The names are those of the methods of <c>GradGen.Harness.SampleSizes</c>.</summary>
internal enum SizeKind
{
    /// <summary>It chooses it, for the layer to be made with.</summary>
    Of,

    /// <summary>The layer that was made has it.</summary>
    Known,

    /// <summary>It chooses it for an input, since the layer leaves it open.</summary>
    Free,

    /// <summary>It finds it by running the layer.</summary>
    Tried,

    /// <summary>The layer was made with it, and no longer shows it.</summary>
    Made,
}
