namespace GradGen.Generator.Interpretation.Values;

/// <summary>An exception of the interpreted program.</summary>
internal sealed class ThrownException(Instance thrown) : Exception
{
    internal Instance Thrown { get; } = thrown;
}
