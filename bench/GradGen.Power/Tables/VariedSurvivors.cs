using System.Numerics;
using GradGen.Power.Checkers;
using GradGen.Power.Running;

namespace GradGen.Power.Tables;

/// <summary>What GradGen got wrong in the second corpus: by which setting each survivor could have been seen, and what its report says of that.</summary>
internal static class VariedSurvivors
{
    internal static void Write<T>(VariedStudy<T> study)
        where T : struct, IFloatingPointIeee754<T>
    {
        foreach (var layer in study.Mutants.GroupBy(static result => result.Mutant.Layer.Name).OrderBy(static layer => layer.Key, StringComparer.Ordinal))
        {
            VariedResult[] wrong = [.. layer.Where(static result => result.Outcome is not null)];
            VariedResult[] survivors = [.. wrong.Where(static result => !result.IsFound)];
            Console.WriteLine($"{Names.Of<T>()} {layer.Key}: {survivors.Length} of {wrong.Length} not found");
            foreach (var result in survivors)
            {
                var (mutant, report) = (result.Mutant, result.Outcome!.Value.Report);
                var notes = report is null ? "no sample class" : string.Join(" | ", Announced.In(report).DefaultIfEmpty("nothing"));
                Console.WriteLine($"  {result.Outcome.Value.Verdict}, {result.Effect}: {mutant.Layer.Name}.cs({mutant.Line}) {mutant.Kind}: {mutant.Change}\n    shown by: {result.Setting}; announced: {notes}");
            }
        }

        // One report of each layer is enough to see why.
        foreach (var layer in study.Seeds.Where(static result => result.Outcome.Verdict != Verdict.Pass).GroupBy(static result => result.Layer.Name))
        {
            var (_, seed, outcome) = layer.First();
            Console.WriteLine($"{Names.Of<T>()} {outcome.Verdict}, nothing wrong: {layer.Key}, {layer.Count()} seeds, of which {seed} is the first\n{outcome.Report}");
        }
    }
}
