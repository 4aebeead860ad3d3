namespace GradGen;

/// <summary>
/// Gives the constructor arguments of a layer to check on: <c>[GradCheckSample(3, 4)]</c>. Repeat it for several cases.
/// A <c>typeof</c> where the constructor wants an object stands for a new object of that type.
/// </summary>
/// <param name="arguments">The constructor's arguments, in order; those left out keep their defaults.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Assembly, AllowMultiple = true, Inherited = false)]
public sealed class GradCheckSampleAttribute(params object?[] arguments) : AboutLayerAttribute
{
    /// <summary>The constructor's arguments, in order.</summary>
    public object?[] Arguments { get; } = arguments;

    /// <summary>The type arguments of a generic layer, those of the types around it first.</summary>
    public Type[]? TypeArguments { get; set; }
}
