namespace GradGen;

/// <summary>Makes a member the gradient of the named parameter: <c>[GradientOf(nameof(_weights))]</c>.</summary>
/// <param name="parameter">The name of the parameter's field or property.</param>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property)]
public sealed class GradientOfAttribute(string parameter) : Attribute
{
    /// <summary>The name of the parameter's field or property.</summary>
    public string Parameter { get; } = parameter;
}
