using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Tests.Infrastructure;

/// <summary>The steps of a run that the generator's author wrote, named or not, as against those that Roslyn brings along.</summary>
internal static class PipelineSteps
{
    /// <summary>Every step that leads to an output, and every step with a name.</summary>
    internal static IReadOnlyList<IncrementalGeneratorRunStep> OfAuthor(GeneratorRunResult result)
    {
        var found = new HashSet<IncrementalGeneratorRunStep>();
        var open = new Stack<IncrementalGeneratorRunStep>(result.TrackedOutputSteps.Concat(result.TrackedSteps).SelectMany(pair => pair.Value));
        while (open.TryPop(out var step))
        {
            if (IsRoslyns(step) || !found.Add(step))
                continue;
            foreach (var (source, _) in step.Inputs)
                open.Push(source);
        }

        return [.. found];
    }

    // The step that ends ForAttributeWithMetadataName carries what the author's transform returned, so it counts as theirs.
    private static bool IsRoslyns(IncrementalGeneratorRunStep step) => step.Name is { } name
        && (name is "Compilation" or "CompilationOptions" or "ParseOptions" or "AdditionalTexts" or "AnalyzerConfigOptions" or "MetadataReferences" or "HostOutput"
            || (name.Contains("ForAttribute", StringComparison.Ordinal) && name != "result_ForAttributeWithMetadataName"));
}
