namespace GradGen.Generator.Model;

/// <summary>How the values inside a <c>storage</c> are reached.</summary>
/// <param name="Kind">What gives them.</param>
/// <param name="Whole">The array or span of all; null where they are reached one by one.</param>
/// <param name="CanSet">Whether they can be written.</param>
internal sealed record ValuesModel(ValuesKind Kind, Expression? Whole, bool CanSet)
{
    /// <summary>The array behind elements that are reached one by one, which is null where an object has none.</summary>
    public Expression? Array { get; init; }

    /// <summary>The method that reads an element; null where an indexer does.</summary>
    public string? Getter { get; init; }

    /// <summary>The method that sets one.</summary>
    public string? Setter { get; init; }
}
