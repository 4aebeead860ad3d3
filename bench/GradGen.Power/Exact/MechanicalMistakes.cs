extern alias Internals;
using GradGen.Power.Checkers;
using GradGen.Power.Compiling;
using GradGen.Power.Mutation;
using Internals::GradGen.Generator.Exact;
using Microsoft.CodeAnalysis;

namespace GradGen.Power.Exact;

/// <summary>Mutants in the exact check, beside the check that runs them.</summary>
internal sealed class MechanicalMistakes
{
    // Mutants of which one is timed.
    private const int Timed = 8;

    private readonly Lock _lock = new();

    internal Found Found { get; } = new();

    /// <summary>Mutants of which both say the same: a gradient is wrong, or none is.</summary>
    internal int Agree { get; private set; }

    /// <summary>Mutants of which they do not, a line each.</summary>
    internal List<string> Differ { get; } = [];

    /// <summary>What ended the exact check of a mutant.</summary>
    internal List<string> Ended { get; } = [];

    /// <summary>Fixes that were offered.</summary>
    internal int Fixes { get; private set; }

    /// <summary>Fixes after which the running check did not pass.</summary>
    internal List<string> BadFixes { get; } = [];
    internal void Run(IReadOnlyList<(CorpusLayer Layer, IReadOnlyList<Mutant> Mutants)> layers)
    {
        var mutants = layers.SelectMany(static entry => entry.Mutants).ToArray();
        using var batch = new Batch<double>([.. mutants.Select(static mutant => new[] { mutant.Text })]);
        var readings = ExactRun.Layers(batch.Compilation).ToDictionary(static layer => layer.Anatomy!.Type.ToDisplayString());
        var repaired = new List<(Mutant Mutant, string Text)>();
        for (var number = 0; number < mutants.Length; number++)
        {
            var mutant = mutants[number];
            if (batch.Type(mutant.Layer.Name, number) is not { } type
                || !readings.TryGetValue(Batch<double>.NameOf(mutant.Layer.Name, number), out var reading))
                continue;
            var verdict = SamplesChecker.Check(type, 1).Verdict;
            var result = ExactRun.Check(reading);
            if (Take(mutant, verdict, result) is { } text)
                repaired.Add((mutant, text));
            if (number % Timed == 0 && result.Wrong.Count > 0)
                Found.Time(reading, Text(mutant));
        }

        using var fixes = new Batch<double>([.. repaired.Select(static one => new[] { one.Text })]);
        for (var number = 0; number < repaired.Count; number++)
        {
            var (mutant, text) = repaired[number];
            var passes = fixes.Type(mutant.Layer.Name, number) is { } type && SamplesChecker.Check(type, 1).Verdict == Verdict.Pass;
            lock (_lock)
            {
                Fixes++;
                if (!passes)
                    BadFixes.Add(Text(mutant));
            }
        }
    }

    // The layer as the fix leaves it; null where none is offered.
    private string? Take(Mutant mutant, Verdict verdict, ExactResult result)
    {
        lock (_lock)
        {
            if (result is { IsComplete: false, Wrong.Count: 0 })
                Ended.Add(result.Ended ?? "another sample that does not run to its end, or a gradient of another size");
            else if (verdict == Verdict.Fail == result.Wrong.Count > 0)
                Agree++;
            else
                Differ.Add($"{verdict} at run time, {(result.Wrong.Count > 0 ? "wrong" : "right")} here: {Text(mutant)}");
        }

        if (result.Wrong.Count == 0)
            return null;
        Found.Take(
            result,
            mutant.Gap is { } gap ? statement => ExactRun.IsBeside(statement, gap) : statement => ExactRun.IsOn(statement, mutant.Line - 1),
            mutant.Gap is not null,
            Text(mutant));
        return result.Culprit is { IsAll: true, Repair: { } change } culprit
            ? culprit.Statement.SyntaxTree.ToString().Remove(change.Span.Start, change.Span.Length).Insert(change.Span.Start, change.Text)
            : null;
    }

    private static string Text(Mutant mutant) => $"{mutant.Layer.Name}({mutant.Line}) {mutant.Kind}: {mutant.Change}";
}
