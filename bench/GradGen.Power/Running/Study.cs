using System.Numerics;
using GradGen.Power.Checkers;
using GradGen.Power.Compiling;
using GradGen.Power.Mutation;

namespace GradGen.Power.Running;

/// <summary>What came of one mutant.</summary>
/// <param name="Mutant">The mutant.</param>
/// <param name="Effect">What it does to the gradients; null when it does not compile.</param>
/// <param name="Outcomes">What each checker made of it; none when there is nothing to find.</param>
internal sealed record MutantResult(Mutant Mutant, Effect? Effect, IReadOnlyList<Outcome> Outcomes);

/// <summary>What came of a correct layer with one seed.</summary>
internal sealed record SeedResult(CorpusLayer Layer, int Seed, IReadOnlyList<Outcome> Outcomes);

/// <summary>Runs checkers over correct layers and their mutants, in one arithmetic.</summary>
internal sealed class Study<T>(Options options, IReadOnlyList<Checker<T>> checkers)
    where T : struct, IFloatingPointIeee754<T>
{
    // Mutants are told from originals at the points of these seeds, in two choices of sizes.
    private static readonly (int Seed, int Sizes)[] Places = [(1, 0), (2, 0), (3, 0), (1, 1), (2, 1), (1, 2)];

    private readonly Lock _lock = new();

    internal List<MutantResult> Mutants { get; } = [];

    internal List<SeedResult> Seeds { get; } = [];

    /// <summary>Runs some layers, which are compiled together.</summary>
    internal void Run(IReadOnlyList<(CorpusLayer Layer, IReadOnlyList<Mutant> Mutants)> layers)
    {
        using var batch = new Batch<T>([.. layers.SelectMany(static entry => entry.Mutants.Select(static mutant => mutant.Text).Prepend(entry.Layer.Text)).Select(static text => new[] { text })]);
        var next = 0;
        foreach (var (layer, mutants) in layers)
        {
            var original = batch.Layer(layer.Name, next++) ?? throw new InvalidOperationException($"{layer.Name} does not compile over {typeof(T).Name}.");
            var points = Places.Select(place => Point<T>.Drawn(original.Create(), place.Seed, place.Sizes)).OfType<Point<T>>().ToArray();
            var results = mutants.Select(mutant => Run(mutant, original, batch.Layer(layer.Name, next++), points)).ToArray();
            var seeds = Enumerable.Range(1, options.Seeds).Select(seed => Run(layer, original, seed)).ToArray();
            lock (_lock)
            {
                Mutants.AddRange(results);
                Seeds.AddRange(seeds);
            }
        }
    }

    private MutantResult Run(Mutant mutant, LayerType<T> original, LayerType<T>? mutated, Point<T>[] points)
    {
        if (mutated is null)
            return new MutantResult(mutant, null, []);
        var effect = EffectOf<T>.Between(original, mutated, points);
        return new MutantResult(mutant, effect, effect == Effect.None ? [] : [.. checkers.Select(checker => checker.Check(mutated.Create(), 1, points[0]))]);
    }

    private SeedResult Run(CorpusLayer layer, LayerType<T> original, int seed)
    {
        var point = checkers.Count == 1 ? null! : Point<T>.Drawn(original.Create(), seed, 0)!;
        return new SeedResult(layer, seed, [.. checkers.Select(checker => checker.Check(original.Create(), seed, point))]);
    }
}
