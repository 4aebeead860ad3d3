using System.ComponentModel;

namespace GradGen.Harness;

/// <summary>
/// Written by the generator into the layers' assembly, once per layer and sample: a test project sees only the metadata of
/// what it references, and finds here everything that its generated tests need.
/// </summary>
/// <param name="layer">The reflection name of the layer's type, closed over its type arguments.</param>
/// <param name="testNamespace">The namespace of the test class.</param>
/// <param name="testClass">The name of the test class.</param>
/// <param name="sample">The sample's number.</param>
/// <param name="blocks">The members and inputs whose gradients are compared, one test each.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class LayerSampleAttribute(string layer, string testNamespace, string testClass, int sample, params string[] blocks) : Attribute
{
    /// <summary>The reflection name of the layer's type.</summary>
    public string Layer { get; } = layer;

    /// <summary>The namespace of the test class.</summary>
    public string TestNamespace { get; } = testNamespace;

    /// <summary>The name of the test class.</summary>
    public string TestClass { get; } = testClass;

    /// <summary>The sample's number.</summary>
    public int Sample { get; } = sample;

    /// <summary>The members and inputs whose gradients are compared.</summary>
    public IReadOnlyList<string> Blocks { get; } = blocks;

    /// <summary>Parameters that cannot be compared, each followed by the reason: their tests are skipped.</summary>
    public string[] LeftOut { get; set; } = [];

    /// <summary>The layers that this one is compared with: the name of each, followed by the assembly-qualified name of its type.</summary>
    public string[] Twins { get; set; } = [];
}
