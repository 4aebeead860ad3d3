namespace GradGen.Generator.Model;

/// <summary>One part of a result.</summary>
/// <param name="Path">Where it is in the result, as C# behind it: <c>.Item2</c>, or nothing for all of it.</param>
/// <param name="Target">The output or the input it belongs to.</param>
/// <param name="IsScalar">Whether it is a number, which the harness keeps in an array of one.</param>
/// <param name="How">The struct that reaches the values, where it is neither an array nor a number.</param>
internal sealed record ResultPart(string Path, int Target, bool IsScalar, string? How = null)
{
    /// <summary>The member that it is left in, as C# in the harness; null where it is returned.</summary>
    public string? Member { get; init; }

    /// <summary>Whether it is a span, which cannot be kept.</summary>
    public bool IsSpan { get; init; }

    /// <summary>Whether it is a list of rows, which becomes an array.</summary>
    public bool IsSequence { get; init; }
}
