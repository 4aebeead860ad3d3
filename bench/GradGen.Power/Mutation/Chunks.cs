using GradGen.Power.Compiling;

namespace GradGen.Power.Mutation;

/// <summary>The layers of a corpus with the mutants that are asked for, in the groups that are compiled together.</summary>
internal static class Chunks
{
    internal static (CorpusLayer Layer, IReadOnlyList<Mutant> Mutants)[][] Of(IReadOnlyList<CorpusLayer> layers, Options options)
    {
        var corpus = Compiler.Compile(layers.Select(static layer => layer.Parse()));
        return [.. layers
            .Where(layer => options.Layer is null || layer.Name.Contains(options.Layer, StringComparison.OrdinalIgnoreCase))
            .Select(layer => (layer, Sample(Mutator.Mutants(layer, corpus), options.MostMutants)))
            .Chunk(options.LayersAtOnce)];
    }

    private static IReadOnlyList<Mutant> Sample(IReadOnlyList<Mutant> mutants, int most)
    {
        var step = Math.Max(1.0, (double)mutants.Count / most);
        return [.. Enumerable.Range(0, (int)(mutants.Count / step)).Select(i => mutants[(int)(i * step)])];
    }
}
