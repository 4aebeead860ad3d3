using GradGen.Power.Compiling;
using Microsoft.CodeAnalysis;

namespace GradGen.Power.Exact;

/// <summary>Right layers in the exact check: how many it reaches, what ends it, what it says without cause, and how long it takes.</summary>
internal sealed class RightLayers
{
    internal List<(string Corpus, string Layer, string? Ended)> Layers { get; } = [];

    /// <summary>What was said to be wrong, with any seed.</summary>
    internal List<string> FalseWarnings { get; } = [];

    /// <summary>The time of the second run of each layer.</summary>
    internal List<(string Layer, double Milliseconds)> Times { get; } = [];

    /// <summary>Runs all layers once, and again with other seeds.</summary>
    internal static RightLayers Measure(IReadOnlyList<ExactProject> projects, int seeds)
    {
        var measured = new RightLayers();
        foreach (var project in projects)
        {
            var (complete, rejected) = Compiler.Generate(project.Texts.Select((text, number) => Compiler.Parse(text, $"{project.Name}{number}.cs")));
            if (rejected.Count > 0)
                throw new InvalidOperationException($"{project.Name} does not compile.");
            foreach (var layer in ExactRun.Layers(complete))
            {
                var name = $"{project.Name} {layer.Anatomy!.Type.Name}";
                measured.Layers.Add((project.Corpus, name, ExactRun.Check(layer, complete).Result.Ended));
                for (var seed = 1; seed <= seeds; seed++)
                {
                    var (result, milliseconds) = ExactRun.Check(layer, complete, seed);
                    if (seed == 1)
                        measured.Times.Add((name, milliseconds));
                    measured.FalseWarnings.AddRange(result.Wrong.Select(component => $"{name}, seed {seed}: {component.Name}"));
                }
            }
        }

        return measured;
    }
}
