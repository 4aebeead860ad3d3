namespace GradGen;

/// <summary>
/// Marks a layer with a hand-written Backward: its parameters are packed into one vector θ, their gradients into dθ in
/// the same order, and gradient checks are generated for it. The type has to be partial.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = false)]
public sealed class GradCheckableAttribute : Attribute
{
    /// <summary>The cost J whose gradient the check compares; a loss layer is its own cost and ignores this.</summary>
    public Cost Cost { get; set; } = Cost.RandomProjection;
}
