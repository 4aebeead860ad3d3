using GradGen.Twins;

namespace GradGen;

/// <summary>The outcome of comparing a layer with its twin.</summary>
public sealed class TwinReport
{
    internal TwinReport(string layer, string twin, string sizes, string elementType, int seed, IReadOnlyList<TwinPart> parts)
    {
        (Layer, Twin, Sizes, ElementType, Seed, Parts) = (layer, twin, sizes, elementType, seed, parts);
    }

    /// <summary>The layer's name.</summary>
    public string Layer { get; }

    /// <summary>The twin's name.</summary>
    public string Twin { get; }

    /// <summary>The sizes that both were made with.</summary>
    public string Sizes { get; }

    /// <summary><c>float</c> or <c>double</c>.</summary>
    public string ElementType { get; }

    /// <summary>The seed that makes the same comparison again.</summary>
    public int Seed { get; }

    /// <summary>Outputs first, then parameters, then inputs.</summary>
    public IReadOnlyList<TwinPart> Parts { get; }

    /// <summary>Why the two could not be compared; null where they were.</summary>
    public string? Obstacle { get; internal init; }

    /// <summary>Whether there is no sample of the layer to compare on.</summary>
    internal bool HasNoSample { get; init; }

    /// <summary>Fail where they differ, Inconclusive where they could not be compared.</summary>
    public Verdict Verdict => Obstacle is not null ? Verdict.Inconclusive : Parts.All(static part => part.Agrees) ? Verdict.Pass : Verdict.Fail;

    /// <summary>Whether they agree.</summary>
    public bool Passed => Verdict == Verdict.Pass;

    /// <summary>Throws unless they agree.</summary>
    /// <exception cref="GradCheckFailedException">They differ, or could not be compared; the message is the report.</exception>
    public void ThrowIfFailed()
    {
        if (!Passed)
            throw new GradCheckFailedException(ToString());
    }

    /// <summary>The report as text.</summary>
    public override string ToString() => TwinText.Of(this);
}
