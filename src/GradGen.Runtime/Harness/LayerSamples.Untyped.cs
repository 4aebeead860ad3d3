using System.ComponentModel;

namespace GradGen.Harness;

/// <summary>The samples of a layer whose element type is not known to the caller.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class LayerSamples
{
    private protected LayerSamples()
    {
    }

    internal abstract GradCheckReport Check(int sample, GradCheckOptions options);
}
