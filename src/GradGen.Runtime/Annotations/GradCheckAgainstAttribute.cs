namespace GradGen;

/// <summary>
/// Says that another layer with parameters of the same names and shapes gives the same outputs and gradients: a plain version of a
/// fast path, or the layer before a change. A generated test compares both: <c>[GradCheckAgainst(typeof(NaiveConvolution))]</c>.
/// </summary>
/// <param name="twin">The other layer, which is [GradCheckable] too, or adopted.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, AllowMultiple = true, Inherited = false)]
public sealed class GradCheckAgainstAttribute(Type twin) : Attribute
{
    /// <summary>The other layer.</summary>
    public Type Twin { get; } = twin;
}
