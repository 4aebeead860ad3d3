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
}
