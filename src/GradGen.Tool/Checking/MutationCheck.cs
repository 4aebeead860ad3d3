using GradGen.Generator.Layers;
using GradGen.Tool.Annotating;
using GradGen.Tool.Mutants;
using GradGen.Tool.Running;
using Microsoft.CodeAnalysis;

namespace GradGen.Tool.Checking;

/// <summary>Checks right layers with mistakes in their Backward: a check that sees none of them says nothing when it passes.</summary>
/// <param name="layers">The layers of the project.</param>
/// <param name="project">The project.</param>
/// <param name="run">How its layers were checked.</param>
/// <param name="limit">How long the check of a mutant may take.</param>
/// <param name="progress">Told what is being done.</param>
/// <param name="cancellation">Stops it.</param>
internal sealed class MutationCheck(
    ProjectLayers layers, AnnotatedProject project, RunRequest run, TimeSpan limit, Action<string> progress, CancellationToken cancellation)
{
    // In seconds. One call of a small layer takes next to nothing, but the machine may be busy.
    private const double ShortestLimit = 3;

    /// <summary>What came of the layers of which all samples are right, by the first sample of each.</summary>
    /// <param name="samples">The samples that were checked, with what came of each.</param>
    /// <param name="folder">Where to compile.</param>
    internal async Task<IReadOnlyDictionary<FoundLayer, MadeMistakes>> RunAsync(IEnumerable<(FoundLayer Sample, LayerOutcome Outcome)> samples, string folder)
    {
        progress("Making mistakes");
        var maker = new MutantMaker(project, run.Seed, cancellation);
        Layer[] right = [.. samples.Where(static one => one.Sample.Type is not null)
            .GroupBy<(FoundLayer Sample, LayerOutcome Outcome), ISymbol>(static one => one.Sample.Type!, SymbolEqualityComparer.Default)
            .Where(static layer => layer.All(static one => one.Outcome.Verdict == Verdict.Pass))
            .Select(layer => Make(maker, [.. layer]))];
        var assembly = MutantAssembly.Of(project, right.SelectMany(static layer => layer.Mutants).Distinct(), folder, cancellation);
        var requested = right.SelectMany(layer => layer.Mutants.Where(mutant => assembly.Compiled.Contains(mutant.Number))
            .SelectMany(mutant => layer.Samples.Select(one => (Layer: layer, Mutant: mutant, one.Sample, one.Outcome)))).ToArray();
        var outcomes = requested.Length == 0 ? [] : await LayerRun.RunAsync(
            run with
            {
                Assembly = assembly.File!,
                Layers = [.. requested.Select(static one => new RequestedLayer(
                    one.Sample.Reflection, one.Sample.Sample,
                    new RequestedMutant(one.Mutant.Number, Math.Max(ShortestLimit, one.Outcome.Seconds))))],
                HasPages = false,
            },
            Path.Combine(folder, "mutants.json"), limit,
            index => progress($"Checking mistakes in {requested[index].Layer.Name}, {index + 1} of {requested.Length}"), cancellation);
        var found = requested.Zip(outcomes).ToLookup(static one => (one.First.Layer, one.First.Mutant), static one => one.Second);
        return right.ToDictionary(static layer => layer.Samples[0].Sample, layer => Count(layer, mutant => found[(layer, mutant)]));
    }

    private Layer Make(MutantMaker maker, IReadOnlyList<(FoundLayer Sample, LayerOutcome Outcome)> samples)
    {
        var reading = layers.Reading(samples[0].Sample.Type!, cancellation);
        var (mutants, leftOut) = maker.Of(reading);
        return new Layer(samples, reading, mutants, leftOut);
    }

    private MadeMistakes Count(Layer layer, Func<Mutant, IEnumerable<LayerOutcome>> outcomesOf)
    {
        var (seen, stopped, uncompiled) = (0, 0, 0);
        var survivors = new List<Mutant>();
        foreach (var mutant in layer.Mutants)
        {
            LayerOutcome[] outcomes = [.. outcomesOf(mutant)];
            if (outcomes.Length == 0)
                uncompiled++;
            else if (outcomes.Any(static outcome => outcome is { Verdict: Verdict.Fail, HasStopped: false }))
                seen++;
            else if (outcomes.Any(static outcome => outcome.HasStopped || outcome.Verdict is null))
                stopped++;
            else
                survivors.Add(mutant);
        }

        return new MadeMistakes(seen, stopped, uncompiled, layer.LeftOut, survivors.Count == 0 ? [] : Explained(layer, survivors));
    }

    private Survivor[] Explained(Layer layer, List<Mutant> survivors)
    {
        progress($"Asking the exact check of {layer.Name}");
        var exact = new Survivals(project, layer.Reading, cancellation);
        return [.. survivors.Select(mutant => new Survivor(
            layers.Place(Location.Create(mutant.Method.SyntaxTree, mutant.Mistake.Span)), MistakeText.Of(mutant), exact.Of(mutant)))
            .OrderBy(static survivor => survivor.Why == Survival.Equivalent)];
    }

    private sealed record Layer(
        IReadOnlyList<(FoundLayer Sample, LayerOutcome Outcome)> Samples, LayerReading Reading, IReadOnlyList<Mutant> Mutants, int LeftOut)
    {
        internal string Name => FoundLayer.NameOf(Samples[0].Sample.Type!);
    }
}
