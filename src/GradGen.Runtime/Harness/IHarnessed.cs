using System.ComponentModel;

namespace GradGen.Harness;

/// <summary>Implemented by generated code on a layer that can be run by a check; absent where GradGenHarness is false.</summary>
/// <typeparam name="T">The element type of the layer.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IHarnessed<T>
{
    /// <summary>A harness that runs this layer.</summary>
    /// <param name="sizes">Records the sizes that the layer fixes and supplies those that it leaves free.</param>
    LayerHarness<T> CreateHarness(SampleSizes sizes);

    /// <summary>Shows a scope everything that has to be held or set while a check runs, in sub-layers too.</summary>
    void Hold(CheckScope scope);

    /// <summary>The term that [Penalty] adds to the cost; the sum over the sub-layers where the layer has none itself.</summary>
    double Penalty();
}
