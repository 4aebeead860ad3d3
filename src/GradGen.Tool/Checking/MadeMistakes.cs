using GradGen.Tool.Mutants;
using Microsoft.CodeAnalysis;

namespace GradGen.Tool.Checking;

/// <summary>What the check makes of mistakes in a layer's Backward.</summary>
/// <param name="Seen">How many it sees.</param>
/// <param name="Stopped">How many throw, do not come back or end the process, which everybody sees.</param>
/// <param name="Uncompiled">How many do not compile.</param>
/// <param name="LeftOut">How many more there could be, of which none were made.</param>
/// <param name="Survivors">Those that it does not see, those that change no gradient among them.</param>
internal sealed record MadeMistakes(int Seen, int Stopped, int Uncompiled, int LeftOut, IReadOnlyList<Survivor> Survivors)
{
    /// <summary>How many it ought to see and does not.</summary>
    internal int Unseen => Survivors.Count(static survivor => survivor.Why != Survival.Equivalent);

    /// <summary>How many there were to see.</summary>
    internal int Run => Seen + Unseen;
}

/// <summary>A mistake that the check does not see.</summary>
/// <param name="Place">Where it is, in the file as it is.</param>
/// <param name="Text">What it is.</param>
/// <param name="Why">Why it is not seen.</param>
internal sealed record Survivor(FileLinePositionSpan? Place, MistakeText Text, Survival Why);
