using System.Collections.Immutable;
using GradGen.Generator.Model;
using GradGen.Generator.Writing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GradGen.Generator.Reading;

/// <summary>
/// What a test project references: the test framework, and the layers' samples that the libraries' own generated code
/// has written into their assembly attributes. Read when the references change and not when the project is edited.
/// </summary>
internal sealed record ReferencedLayers(TestFramework? Framework, EquatableArray<TestModel> Tests)
{
    private const string Runtime = "GradGen.Runtime";

    internal static ReferencedLayers Read(ImmutableArray<MetadataReference> references, CancellationToken cancellation)
    {
        var probe = CSharpCompilation.Create("probe", references: references);
        var framework = TestFramework.Of(mark => !probe.GetTypesByMetadataName(mark).IsEmpty);
        if (framework is null)
            return new ReferencedLayers(null, EquatableArray<TestModel>.Empty);
        var tests = new List<TestModel>();
        foreach (var reference in references)
        {
            cancellation.ThrowIfCancellationRequested();
            if (probe.GetAssemblyOrModuleSymbol(reference) is IAssemblySymbol assembly && assembly.Modules.Any(static module => module.ReferencedAssemblies.Any(static name => name.Name == Runtime)))
                tests.AddRange(assembly.GetAttributes().Select(data => Test(data, assembly.Name)).OfType<TestModel>());
        }

        return new ReferencedLayers(framework, tests.ToEquatableArray());
    }

    private static TestModel? Test(AttributeData data, string assembly) =>
        data is { AttributeClass: { Name: "LayerSampleAttribute", ContainingAssembly.Name: Runtime }, ConstructorArguments: [{ Value: string layer }, { Value: string space }, { Value: string name }, { Value: int sample }, { Kind: TypedConstantKind.Array } blocks] }
            ? new TestModel($"{layer}, {assembly}", space, name, sample, blocks.Values.Select(static block => (string)block.Value!).ToEquatableArray())
            : null;
}
