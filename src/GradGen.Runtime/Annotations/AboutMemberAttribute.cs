namespace GradGen;

/// <summary>
/// An attribute about a part of a layer. On the assembly it names the part:
/// <c>[assembly: GradientOf("Weights", For = typeof(Vendor.Dense), Member = "Slope")]</c>.
/// </summary>
[AttributeUsage(AttributeTargets.Assembly)]
public abstract class AboutMemberAttribute : AboutLayerAttribute
{
    private protected AboutMemberAttribute()
    {
    }

    /// <summary>
    /// On the assembly: the field, property, method or parameter of Forward that the attribute describes, by name or, for an
    /// overloaded method, <c>"Forward(double[])"</c>.
    /// </summary>
    public string? Member { get; set; }
}
