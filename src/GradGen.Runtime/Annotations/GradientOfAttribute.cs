namespace GradGen;

/// <summary>Makes a member the gradient of the named parameter: <c>[GradientOf(nameof(_weights))]</c>.</summary>
/// <param name="parameter">The name of the parameter's field or property.</param>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property | AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class GradientOfAttribute(string parameter) : AboutMemberAttribute
{
    /// <summary>The name of the parameter's field or property.</summary>
    public string Parameter { get; } = parameter;
}
