using System.Collections.Immutable;
using GradGen.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GradGen.Generator.TestDiscovery;

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
        var framework = TestFrameworks.Of(type => CanBeNamed(type, probe));
        if (framework is null)
            return new ReferencedLayers(null, EquatableArray<TestModel>.Empty);
        var tests = new List<TestModel>();
        foreach (var reference in references)
        {
            cancellation.ThrowIfCancellationRequested();
            if (probe.GetAssemblyOrModuleSymbol(reference) is IAssemblySymbol assembly
                && assembly.Modules.Any(static module => module.ReferencedAssemblies.Any(static name => name.Name == Runtime)))
                tests.AddRange(assembly.GetAttributes().Select(data => Test(data, assembly.Name)).OfType<TestModel>());
        }

        return new ReferencedLayers(framework, tests.ToEquatableArray());
    }

    // Two versions of a framework at once leave its names ambiguous; behind an extern alias they are out of reach.
    private static bool CanBeNamed(string type, Compilation probe) =>
        probe.GetTypesByMetadataName(type).Count(found => found.DeclaredAccessibility == Accessibility.Public
            && (probe.GetMetadataReference(found.ContainingAssembly)?.Properties.Aliases is not { IsEmpty: false } aliases
                || aliases.Contains(MetadataReferenceProperties.GlobalAlias))) == 1;

    private static TestModel? Test(AttributeData data, string assembly) => data switch
    {
        { AttributeClass: not { ContainingAssembly.Name: Runtime } } => null,
        {
            AttributeClass.Name: "LayerSampleAttribute",
            ConstructorArguments: [{ Value: string layer }, { Value: string space }, { Value: string name }, { Value: int sample },
            { Kind: TypedConstantKind.Array } blocks]
        } =>
            new TestModel($"{layer}, {assembly}", space, name, sample, blocks.Values.Select(static block => (string)block.Value!).ToEquatableArray())
            {
                LeftOut = Pairs(data, "LeftOut").Select(static pair => new LeftOutModel(pair.Name, pair.Value)).ToEquatableArray(),
                Twins = Pairs(data, "Twins").Select(static pair => new TwinTestModel(pair.Name, pair.Value)).ToEquatableArray(),
            },
        {
            AttributeClass.Name: "LayerSkippedAttribute",
            ConstructorArguments: [{ Value: string layer }, { Value: string space }, { Value: string name }, { Value: string reason }]
        } =>
            new TestModel($"{layer}, {assembly}", space, name, 0, EquatableArray<string>.Empty) { Skipped = reason },
        _ => null,
    };

    private static IEnumerable<(string Name, string Value)> Pairs(AttributeData data, string property)
    {
        if (data.NamedArguments.FirstOrDefault(argument => argument.Key == property).Value is not { Kind: TypedConstantKind.Array, IsNull: false } pairs)
            yield break;
        for (var i = 0; i + 1 < pairs.Values.Length; i += 2)
            yield return ((string)pairs.Values[i].Value!, (string)pairs.Values[i + 1].Value!);
    }
}
