namespace GradGen;

/// <summary>
/// An attribute that is placed on what it describes or, for a layer that cannot be changed, on the assembly:
/// <c>[assembly: GradCheckSample(3, 4, For = typeof(Vendor.Dense))]</c>, beside
/// <c>[assembly: GradCheckable(typeof(Vendor.Dense))]</c>.
/// </summary>
[AttributeUsage(AttributeTargets.Assembly)]
public abstract class AboutLayerAttribute : Attribute
{
    private protected AboutLayerAttribute()
    {
    }

    /// <summary>On the assembly: the adopted layer that the attribute describes.</summary>
    public Type? For { get; set; }
}
