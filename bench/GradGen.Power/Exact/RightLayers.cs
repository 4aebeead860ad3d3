extern alias Internals;
using GradGen.Power.Compiling;
using Internals::GradGen.Generator.Layers;
using Microsoft.CodeAnalysis;

namespace GradGen.Power.Exact;

/// <summary>Right layers in the exact check: how many it reaches, what ends it, what it says without cause, and how long it takes.</summary>
internal sealed class RightLayers
{
    internal List<(string Corpus, string Layer, string? Ended)> Layers { get; } = [];

    /// <summary>What was said to be wrong, with any seed.</summary>
    internal List<string> FalseWarnings { get; } = [];

    /// <summary>The time of a run of each layer, after all of them have run.</summary>
    internal List<(string Layer, double Milliseconds)> Times { get; } = [];

    /// <summary>Runs all layers once, and again with other seeds.</summary>
    internal static RightLayers Measure(IReadOnlyList<ExactProject> projects, int seeds)
    {
        var measured = new RightLayers();
        var all = new List<(string Name, LayerReading Layer, Compilation Complete)>();
        foreach (var project in projects)
        {
            var (complete, rejected) = Compiler.Generate(project.Texts.Select((text, number) => Compiler.Parse(text, $"{project.Name}{number}.cs")));
            // A network calls what is generated for it, which is not there yet.
            measured.Layers.AddRange(rejected.Select(file => (project.Corpus, $"{project.Name} {file}", (string?)"a file that needs generated code to compile")));
            foreach (var layer in ExactRun.Layers(complete))
            {
                var name = $"{project.Name} {layer.Anatomy!.Type.Name}";
                all.Add((name, layer, complete));
                for (var seed = 1; seed <= seeds; seed++)
                {
                    var (result, _) = ExactRun.Check(layer, seed);
                    if (seed == 1)
                        measured.Layers.Add((project.Corpus, name, result.Ended));
                    measured.FalseWarnings.AddRange(result.Wrong.Select(component => $"{name}, seed {seed}: {component.Name}"));
                }
            }
        }

        // The code that is hot has been compiled by now. What has bound bodies before is the reading alone, as at every edit.
        foreach (var (name, layer, complete) in all)
            measured.Times.Add((name, ExactRun.Check(LayerReader.Read(layer.Anatomy!.Type, complete, CancellationToken.None)).Milliseconds));
        return measured;
    }
}
