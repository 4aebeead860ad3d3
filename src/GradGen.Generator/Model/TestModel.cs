namespace GradGen.Generator.Model;

/// <summary>One test class: a layer's sample and the blocks that are compared, or one skipped test that says why there is no check.</summary>
/// <param name="Layer">The reflection name of the layer; with its assembly's name where tests call it.</param>
/// <param name="Namespace">The namespace of the test class, keywords escaped.</param>
/// <param name="ClassName">The name of the test class.</param>
/// <param name="Sample">The sample's number.</param>
/// <param name="Blocks">Names of members and inputs.</param>
internal sealed record TestModel(string Layer, string Namespace, string ClassName, int Sample, EquatableArray<string> Blocks)
{
    private const string NoHarness = "GradGenHarness is false: only the packing is in this build";

    /// <summary>Why there is no check; null where there is one.</summary>
    public string? Skipped { get; init; }

    /// <summary>Parameters that are not among the blocks, or have no gradient to compare.</summary>
    public EquatableArray<LeftOutModel> LeftOut { get; init; }

    /// <summary>The layers that this one is compared with, a test each.</summary>
    public EquatableArray<TwinTestModel> Twins { get; init; }

    /// <summary>The test classes of a layer, one per sample.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="hasHarness">Whether the harness is written; GradGenHarness.</param>
    /// <param name="assembly">The name of its assembly, to be called by tests.</param>
    internal static IEnumerable<TestModel> Of(LayerModel layer, bool hasHarness, string? assembly = null)
    {
        var suffix = assembly is null ? string.Empty : ", " + assembly;
        var hasCheck = layer is { Skipped: null, Harness.Samples.Count: > 0 };
        if (layer.Skipped is not null || (hasCheck && !hasHarness))
        {
            yield return new TestModel(layer.Type.ReflectionName + suffix, layer.Type.Namespace, layer.Type.TestName + "GradCheckTests", 0,
                EquatableArray<string>.Empty)
            { Skipped = layer.Skipped ?? NoHarness };
            yield break;
        }

        if (!hasCheck)
            yield break;
        var harness = layer.Harness!;
        var leftOut = new HashSet<string>(layer.LeftOut.Select(static parameter => parameter.Name));
        var blocks = layer.Parameters.Where(parameter => parameter.HasValues && !leftOut.Contains(parameter.Name))
            .SelectMany(static parameter => parameter.Tested)
            .Concat(harness.Inputs.Where(static input => input.HasGradient).Select(static input => input.Name))
            .Distinct().ToEquatableArray();
        for (var sample = 0; sample < harness.Samples.Count; sample++)
        {
            var number = sample == 0 ? string.Empty : "Sample" + (sample + 1);
            var (name, skipped) = (harness.Samples[sample].ReflectionName + suffix, harness.Samples[sample].Skipped);
            yield return new TestModel(name, layer.Type.Namespace, $"{layer.Type.TestName}{number}GradCheckTests", sample, blocks)
            {
                Skipped = skipped,
                LeftOut = layer.LeftOut,
                Twins = layer.Twins.Select(twin => twin.For(harness.Samples[sample].ReflectionName)).ToEquatableArray(),
            };
        }
    }

    /// <summary>
    /// The same tests, no two classes of one name: two libraries may have a layer of the same name, and so may a project,
    /// with another number of type parameters or in another type. The first keeps the name.
    /// </summary>
    /// <param name="tests">The tests of a project.</param>
    /// <param name="taken">The names that its own code has, with their namespaces.</param>
    internal static IEnumerable<TestModel> WithNamesOfTheirOwn(IEnumerable<TestModel> tests, IEnumerable<string> taken)
    {
        var names = new HashSet<string>(taken, StringComparer.OrdinalIgnoreCase);
        foreach (var test in tests)
        {
            var name = test.ClassName;
            for (var i = 2; !names.Add(test.Namespace + "." + name); i++)
                name = test.ClassName + "_" + i;
            yield return test with { ClassName = name };
        }
    }
}
