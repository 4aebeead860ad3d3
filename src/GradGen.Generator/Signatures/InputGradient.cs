using GradGen.Generator.Model;

namespace GradGen.Generator.Signatures;

/// <summary>A part of what Backward returns, or 0 for what it writes elsewhere, and the input whose gradient it is.</summary>
internal readonly record struct InputGradient(int Item, int Input, bool IsScalar)
{
    /// <summary>Where it is in what Backward returns; null where it is an argument.</summary>
    internal Expression? Path { get; init; }

    /// <summary>The member that Backward leaves it in; null where it is returned or an argument.</summary>
    internal Expression? Member { get; init; }

    /// <summary>Other inputs whose gradient it might be by its type, where it is the only one and no name says whose; null where it is settled.</summary>
    internal IReadOnlyList<int>? Others { get; init; }

    /// <summary>Whether it is a list of rows, which becomes an array.</summary>
    internal bool IsSequence { get; init; }
}
