namespace GradGen;

/// <summary>
/// An attribute that stands on what it is about or, for a layer that cannot be changed, on the assembly:
/// <c>[assembly: GradCheckSample(3, 4, For = typeof(Vendor.Dense))]</c>, beside
/// <c>[assembly: GradCheckable(typeof(Vendor.Dense))]</c>.
/// </summary>
[AttributeUsage(AttributeTargets.Assembly)]
public abstract class AboutLayerAttribute : Attribute
{
    private protected AboutLayerAttribute()
    {
    }

    /// <summary>On the assembly, the adopted layer that the attribute is about.</summary>
    public Type? For { get; set; }
}
