namespace GradGen;

/// <summary>
/// Requires [GradCheckable] of every class and struct of the assembly behind a base class or an interface, so that no layer
/// is forgotten: <c>[assembly: GradCheckRequired(typeof(ILayer))]</c>. A type with [GradCheckIgnore] is excused.
/// </summary>
/// <param name="type">The base class or interface; of a generic one also the definition, <c>typeof(ILayer&lt;&gt;)</c>.</param>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class GradCheckRequiredAttribute(Type type) : Attribute
{
    /// <summary>The base class or interface.</summary>
    public Type Type { get; } = type;
}
