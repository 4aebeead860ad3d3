using System.Numerics;
using System.Reflection;
using GradGen.Power.Checkers;
using GradGen.Power.Compiling;
using GradGen.Power.Mutation;
using GradGen.Power.Oracle;

namespace GradGen.Power.Running;

/// <summary>What came of one mutant of the second corpus.</summary>
/// <param name="Mutant">The mutant.</param>
/// <param name="Effect">What it does to the gradients; null when it does not compile.</param>
/// <param name="Setting">The setting in which it does so.</param>
/// <param name="Outcome">What GradGen made of it; null when there is nothing to find.</param>
/// <param name="IsFound">Whether it is found: to fail a mutant of a layer that fails without a mistake finds nothing.</param>
internal sealed record VariedResult(Mutant Mutant, Effect? Effect, string? Setting, Outcome? Outcome, bool IsFound);

/// <summary>Runs GradGen over correct layers and their mutants on the samples that it makes, in one arithmetic.</summary>
internal sealed class VariedStudy<T>(Options options)
    where T : struct, IFloatingPointIeee754<T>
{
    private readonly Lock _lock = new();

    internal List<VariedResult> Mutants { get; } = [];

    internal List<(CorpusLayer Layer, int Seed, Outcome Outcome)> Seeds { get; } = [];

    /// <summary>How many components of right layers agreed with plain differences.</summary>
    internal int Compared { get; private set; }

    /// <summary>Runs some layers, which are compiled together.</summary>
    internal void Run(IReadOnlyList<(CorpusLayer Layer, IReadOnlyList<Mutant> Mutants)> layers)
    {
        using var batch = new Batch<T>([.. layers.SelectMany(static entry => entry.Mutants.Select(static mutant => mutant.Text).Prepend(entry.Layer.Text).Select(text => new[] { text, entry.Layer.Settings! }))]);
        var next = 0;
        foreach (var (layer, mutants) in layers)
        {
            var original = next++;
            var settings = Settings(batch, layer, original) ?? throw new InvalidOperationException($"{layer.Name} does not compile over {typeof(T).Name}.");
            var compared = settings is Setting<double>[] inDouble ? DifferenceTest.Run(layer.Name, inDouble) : 0;
            var gradients = new SettingsOf<T>(settings);
            var type = batch.Type(layer.Name, original)!;
            var passes = SamplesChecker.Check(type, 1).Verdict == Verdict.Pass;
            var results = mutants.Select(mutant => Run(mutant, passes, gradients, batch, next++)).ToArray();
            var seeds = Enumerable.Range(1, options.Seeds).Select(seed => (layer, seed, WithoutReport(SamplesChecker.Check(type, seed)))).ToArray();
            lock (_lock)
            {
                Compared += compared;
                Mutants.AddRange(results);
                Seeds.AddRange(seeds);
            }
        }
    }

    private static VariedResult Run(Mutant mutant, bool originalPasses, SettingsOf<T> gradients, Batch<T> batch, int index)
    {
        if (Settings(batch, mutant.Layer, index) is not { } settings)
            return new VariedResult(mutant, null, null, null, false);
        var (effect, setting) = gradients.Compare(settings);
        if (effect == Effect.None)
            return new VariedResult(mutant, effect, null, null, false);
        var outcome = SamplesChecker.Check(batch.Type(mutant.Layer.Name, index)!, 1);
        return new VariedResult(mutant, effect, setting, outcome, originalPasses && outcome.Verdict == Verdict.Fail);
    }

    // A hundred thousand reports that say nothing would fill the memory.
    private static Outcome WithoutReport(Outcome outcome) => outcome.Verdict == Verdict.Pass ? outcome with { Report = null } : outcome;

    private static Setting<T>[]? Settings(Batch<T> batch, CorpusLayer layer, int index) =>
        batch.Type(layer.Name + "Settings", index) is { } type
            ? [.. (IEnumerable<Setting<T>>)type.GetMethod("All", BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public)!.Invoke(null, null)!]
            : null;
}
