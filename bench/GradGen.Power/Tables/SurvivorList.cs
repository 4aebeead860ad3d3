using System.Numerics;
using GradGen.Power.Running;

namespace GradGen.Power.Tables;

/// <summary>What GradGen, the first of the checkers, got wrong.</summary>
internal static class SurvivorList
{
    internal static void Write<T>(Study<T> study)
        where T : struct, IFloatingPointIeee754<T>
    {
        foreach (var result in study.Mutants.Where(static result => result.Effect is Effect.Wrong or Effect.Throws && result.Outcomes[0].Verdict != Verdict.Fail))
        {
            var mutant = result.Mutant;
            Console.WriteLine($"{Names.Of<T>()} {result.Outcomes[0].Verdict}, {result.Effect}: {mutant.Layer.Name}.cs({mutant.Line}) {mutant.Kind}: {mutant.Change}");
            if (result.Outcomes[0].Verdict != Verdict.Pass)
                Console.WriteLine(result.Outcomes[0].Report);
        }

        foreach (var result in study.Seeds.Where(static result => result.Outcomes[0].Verdict != Verdict.Pass))
            Console.WriteLine($"{Names.Of<T>()} {result.Outcomes[0].Verdict}, nothing wrong: {result.Layer.Name}, seed {result.Seed}\n{result.Outcomes[0].Report}");
    }
}
