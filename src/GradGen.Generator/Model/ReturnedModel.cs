namespace GradGen.Generator.Model;

/// <summary>A gradient of a parameter that Backward gives to its caller.</summary>
/// <param name="Parameter">The parameter's name.</param>
/// <param name="Member">What reads the parameter.</param>
/// <param name="Kept">How the harness keeps the gradient.</param>
internal sealed record ReturnedModel(string Parameter, Expression Member, KeptModel Kept)
{
    /// <summary>What reads it in what Backward returns; null where it is an argument.</summary>
    public Expression? Value { get; init; }

    /// <summary>Whether that argument is made before the call, to be written into.</summary>
    public bool IsMade { get; init; }

    /// <summary>The type of the elements of the array that is made, where a span is passed.</summary>
    public TypeName? SpanOf { get; init; }
}
