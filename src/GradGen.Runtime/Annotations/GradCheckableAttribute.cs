namespace GradGen;

/// <summary>
/// Marks a layer with a hand-written Backward: its parameters are packed into one vector θ, their gradients into dθ in
/// the same order, and gradient checks are generated for it. The type has to be partial. A type that cannot be partial, because it is in another
/// assembly or must not be changed, is adopted instead: <c>[assembly: GradCheckable(typeof(Vendor.Dense))]</c> generates a class
/// <c>GradCheckableDense</c> around it, which uses its accessible members.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Assembly, AllowMultiple = true, Inherited = false)]
public sealed class GradCheckableAttribute : Attribute
{
    /// <summary>Marks the type that it is placed on.</summary>
    public GradCheckableAttribute()
    {
    }

    /// <summary>On the assembly: adopts a layer.</summary>
    /// <param name="layer">The layer; for a generic one a closed type, <c>typeof(Dense&lt;double&gt;)</c>.</param>
    public GradCheckableAttribute(Type layer) => Layer = layer;

    /// <summary>The adopted layer; null on a layer itself.</summary>
    public Type? Layer { get; }

    /// <summary>The cost J whose gradient the check compares; a loss layer is its own cost and ignores this.</summary>
    public Cost Cost { get; set; } = Cost.RandomProjection;
}
