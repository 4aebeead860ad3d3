namespace GradGen.Generator.Model;

/// <summary>One part of a result.</summary>
/// <param name="Value">What reads it after the call.</param>
/// <param name="Target">The output or the input it belongs to.</param>
/// <param name="IsScalar">Whether it is a number, which the harness keeps in an array of one.</param>
/// <param name="How">The struct that reaches the values, where it is neither an array nor a number.</param>
internal sealed record ResultPart(Expression Value, int Target, bool IsScalar, string? How = null)
{
    /// <summary>Whether it is left in a member, and not returned.</summary>
    public bool IsLeft { get; init; }

    /// <summary>Whether it is a span, which cannot be kept.</summary>
    public bool IsSpan { get; init; }

    /// <summary>Whether it is a list of rows, which becomes an array.</summary>
    public bool IsSequence { get; init; }
}
