using System.ComponentModel;

namespace GradGen.Harness;

/// <summary>
/// Written by the generator into the layers' assembly for a layer without a check, so that test projects can show it as
/// skipped rather than not at all.
/// </summary>
/// <param name="layer">The reflection name of the layer's type.</param>
/// <param name="testNamespace">The namespace of the test class.</param>
/// <param name="testClass">The name of the test class.</param>
/// <param name="reason">Why there is no check: the diagnostics that say so, or who opted out.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class LayerSkippedAttribute(string layer, string testNamespace, string testClass, string reason) : Attribute
{
    /// <summary>The reflection name of the layer's type.</summary>
    public string Layer { get; } = layer;

    /// <summary>The namespace of the test class.</summary>
    public string TestNamespace { get; } = testNamespace;

    /// <summary>The name of the test class.</summary>
    public string TestClass { get; } = testClass;

    /// <summary>Why there is no check.</summary>
    public string Reason { get; } = reason;
}
