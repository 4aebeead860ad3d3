using GradGen.Generator.Model;
using GradGen.Generator.Writing;

namespace GradGen.Generator.Tests.Infrastructure;

/// <summary>How layers were read: the models that code is written from.</summary>
internal static class LayerModels
{
    /// <summary>The model of the layer of that name.</summary>
    internal static LayerModel Of(GeneratorRun run, string layer = "Layer") => Assert.Single(
        run.Driver.GetRunResult().Results.SelectMany(result => result.TrackedSteps[TrackingNames.Layers]).SelectMany(step => step.Outputs).Select(output => (LayerModel)output.Value),
        model => model.Type.DisplayName == layer);

    /// <summary>How a check makes and runs that layer.</summary>
    internal static HarnessModel Harness(GeneratorRun run, string layer = "Layer") => Of(run, layer).Harness!;

    /// <summary>The blocks of θ with their gradients: <c>_weights:_dw _biases:-</c>; a sub-layer by its name alone.</summary>
    internal static string Parameters(GeneratorRun run) => string.Join(" ", Of(run).Parameters.Select(parameter => parameter.Kind switch
    {
        ParameterKind.Layer or ParameterKind.Layers or ParameterKind.StructLayer => parameter.Name,
        ParameterKind.Scalar => parameter.Name + ":" + (parameter.Gradient is null ? "-" : "scalar"),
        _ => parameter.Name + ":" + (parameter.Gradient?.Name ?? "-"),
    }));

    /// <summary>What makes an array for each input of Forward, spelled as C#; behind labels, how many classes there are.</summary>
    internal static IReadOnlyList<string> Inputs(GeneratorRun run) =>
        [.. Harness(run).Inputs.SelectMany(input => input.LabelCount is { } count ? [input.Creation, count] : new[] { input.Creation }).Select(Show)];

    /// <summary>Name and role of each input, and whether Backward gives its gradient: <c>x Real gradient</c>.</summary>
    internal static IReadOnlyList<string> Roles(GeneratorRun run) =>
        [.. Harness(run).Inputs.Select(input => $"{input.Name} {input.Role}{(input.HasGradient ? " gradient" : string.Empty)}")];

    /// <summary>An expression as C# in the layer, without the namespace of what only generated code calls.</summary>
    internal static string Show(Expression expression) => ExpressionCode.InLayer.Of(expression).Replace("global::GradGen.Harness.", string.Empty, StringComparison.Ordinal);
}
