extern alias Internals;
using GradGen.Power.Compiling;
using Internals::GradGen.Generator.Layers;

namespace GradGen.Power.Exact;

/// <summary>Right layers in the exact check: how many it reaches, what ends it, what it says without cause, and how long it takes.</summary>
internal sealed class RightLayers
{
    internal List<(string Corpus, string Layer, string? Ended)> Layers { get; } = [];

    /// <summary>What was said to be wrong, with any seed.</summary>
    internal List<string> FalseWarnings { get; } = [];

    /// <summary>The time of each layer, after all of them have run, so that code that is hot has been compiled.</summary>
    internal List<(string Layer, double Milliseconds)> Times { get; } = [];

    /// <summary>Runs all layers once, and again with other seeds.</summary>
    internal static RightLayers Measure(IReadOnlyList<ExactProject> projects, int seeds)
    {
        var measured = new RightLayers();
        var all = new List<(string Name, LayerReading Layer)>();
        foreach (var project in projects)
        {
            var (complete, rejected) = Compiler.Generate(project.Texts.Select((text, number) => Compiler.Parse(text, $"{project.Name}{number}.cs")));
            // A network calls what is generated for it, which is not there yet.
            measured.Layers.AddRange(rejected.Select(file => (project.Corpus, $"{project.Name} {file}", (string?)"a file that needs generated code to compile")));
            foreach (var layer in ExactRun.Layers(complete))
            {
                var name = $"{project.Name} {layer.Anatomy!.Type.Name}";
                all.Add((name, layer));
                for (var seed = 1; seed <= seeds; seed++)
                {
                    var result = ExactRun.Check(layer, seed);
                    if (seed == 1)
                        measured.Layers.Add((project.Corpus, name, result.Ended));
                    measured.FalseWarnings.AddRange(result.Wrong.Select(component => $"{name}, seed {seed}: {component.Name}"));
                }
            }
        }

        measured.Times.AddRange(all.Select(static one => (one.Name, ExactRun.Time(one.Layer))));
        return measured;
    }
}
