namespace GradGen;

/// <summary>
/// Requires [GradCheckable] on every class and struct of the assembly that derives from a base class or implements an interface,
/// so that no layer is forgotten: <c>[assembly: GradCheckRequired(typeof(ILayer))]</c>. A type with [GradCheckIgnore] is excused.
/// </summary>
/// <param name="type">The base class or interface; for a generic one the definition is allowed too, <c>typeof(ILayer&lt;&gt;)</c>.</param>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class GradCheckRequiredAttribute(Type type) : Attribute
{
    /// <summary>The base class or interface.</summary>
    public Type Type { get; } = type;
}
