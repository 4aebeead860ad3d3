using System.ComponentModel;

namespace GradGen.Harness;

/// <summary>The samples of a layer, for a caller that does not know its element type.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class LayerSamples
{
    private protected LayerSamples()
    {
    }

    internal abstract GradCheckReport Check(int sample, GradCheckOptions options);

    /// <summary>Compares a sample with that of the same number of another layer, or with its first.</summary>
    /// <exception cref="InvalidOperationException">The other layer has another element type.</exception>
    internal abstract TwinReport Against(LayerSamples twin, int sample, GradCheckOptions options);
}
