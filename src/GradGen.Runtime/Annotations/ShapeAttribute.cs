namespace GradGen;

/// <summary>
/// Gives the shape of an input (or of a member): <c>[Shape("batch", "inputs")]</c>. Each dimension is an integer or an
/// expression over constructor parameters, members and constants such as <c>"2 * inputs + 1"</c>; a name the layer
/// does not have is a free size, the same wherever it is used.
/// </summary>
/// <param name="dimensions">Strings and integers, one per axis.</param>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.ReturnValue | AttributeTargets.Field | AttributeTargets.Property
    | AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class ShapeAttribute(params object[] dimensions) : AboutMemberAttribute
{
    /// <summary>Strings and integers, one per axis.</summary>
    public object[] Dimensions { get; } = dimensions;
}
