using System.ComponentModel;
using GradGen.Packing;

namespace GradGen;

/// <summary>
/// The base of the classes that are generated around layers adopted by <c>[assembly: GradCheckable(typeof(…))]</c>: the class is
/// [GradCheckable], and contains the layer.
/// </summary>
/// <typeparam name="TLayer">The layer's type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class AdoptedLayer<TLayer> : IAround
{
    /// <summary>The layer; for a struct, the only copy that is packed and checked.</summary>
    // A field, since a struct has to be changed where it is.
#pragma warning disable CA1051
    public TLayer Layer;
#pragma warning restore CA1051

    /// <summary>Adopts a layer.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="layer"/> is null.</exception>
    protected AdoptedLayer(TLayer layer) => Layer = layer is null ? throw new ArgumentNullException(nameof(layer)) : layer;

    object IAround.Inner => Layer!;
}
