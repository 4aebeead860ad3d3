namespace GradGen.Generator.Model;

/// <summary>One test class: a layer's sample and the blocks that are compared.</summary>
/// <param name="Layer">The reflection name of the layer; with its assembly's name where tests call it.</param>
/// <param name="Namespace">The namespace of the test class, keywords escaped.</param>
/// <param name="ClassName">The name of the test class.</param>
/// <param name="Sample">The sample's number.</param>
/// <param name="Blocks">Names of members and inputs.</param>
internal sealed record TestModel(string Layer, string Namespace, string ClassName, int Sample, EquatableArray<string> Blocks)
{
    /// <summary>The test classes of a layer, one per sample.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="assembly">The name of its assembly, to be called by tests.</param>
    internal static IEnumerable<TestModel> Of(LayerModel layer, string? assembly = null)
    {
        if (layer.Harness is not { } harness)
            yield break;
        var blocks = layer.Parameters.Where(static parameter => parameter.HasValues).SelectMany(static parameter => parameter.Tested)
            .Concat(harness.Inputs.Where(static input => input.HasGradient).Select(static input => input.Name))
            .Distinct().ToEquatableArray();
        for (var sample = 0; sample < harness.Samples.Count; sample++)
        {
            var number = sample == 0 ? string.Empty : "Sample" + (sample + 1);
            yield return new TestModel(harness.Samples[sample].ReflectionName + (assembly is null ? string.Empty : ", " + assembly), layer.Type.Namespace, $"{layer.Type.TestName}{number}GradCheckTests", sample, blocks);
        }
    }

    /// <summary>
    /// The same tests, no two classes of one name: two libraries may have a layer of the same name, and so may a project,
    /// with another number of type parameters or in another type. The first keeps the name.
    /// </summary>
    internal static IEnumerable<TestModel> WithNamesOfTheirOwn(IEnumerable<TestModel> tests)
    {
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var test in tests)
        {
            var name = test.ClassName;
            for (var i = 2; !names.Add(test.Namespace + "." + name); i++)
                name = test.ClassName + "_" + i;
            yield return test with { ClassName = name };
        }
    }
}
