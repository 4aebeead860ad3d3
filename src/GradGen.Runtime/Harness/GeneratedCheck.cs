using System.ComponentModel;

namespace GradGen.Harness;

/// <summary>Called by generated tests. A layer's sample is checked once; each test looks at its own part of the report.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class GeneratedCheck
{
    /// <summary>Passes when the sample can be made and Forward and Backward run and repeat themselves.</summary>
    /// <param name="layer">The assembly-qualified name of the layer's type.</param>
    /// <param name="sample">The sample's number.</param>
    /// <exception cref="GradCheckFailedException">It does not.</exception>
    public static void Runs(string layer, int sample) => throw new NotSupportedException();

    /// <summary>Passes when the gradients of a block, or of all blocks of a sub-layer, agree.</summary>
    /// <param name="layer">The assembly-qualified name of the layer's type.</param>
    /// <param name="sample">The sample's number.</param>
    /// <param name="block">The member's or the input's name.</param>
    /// <exception cref="GradCheckFailedException">They do not; the message is the report.</exception>
    public static void Block(string layer, int sample, string block) => throw new NotSupportedException();
}
