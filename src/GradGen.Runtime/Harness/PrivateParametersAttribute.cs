using System.ComponentModel;

namespace GradGen.Harness;

/// <summary>Written by the generator on the member of a base class that packs its private parameters for derived layers.</summary>
/// <param name="names">The names of the parameters.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
[AttributeUsage(AttributeTargets.Property)]
public sealed class PrivateParametersAttribute(params string[] names) : Attribute
{
    /// <summary>The names of the parameters.</summary>
    public IReadOnlyList<string> Names { get; } = names;
}
