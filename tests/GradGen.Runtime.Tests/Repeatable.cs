using FsCheck;
using FsCheck.Fluent;

namespace GradGen.Tests;

/// <summary>Runs a property on cases that are the same every time.</summary>
public static class Repeatable
{
    private const ulong Seed = 20_240_517;

    /// <summary>Throws with the shrunk counterexample; the seed is in the message.</summary>
    public static void Check(Property property) =>
        property.Label($"seed {Seed}").Check(Config.QuickThrowOnFailure.WithMaxTest(300).WithReplay(Seed, 2 * Seed + 1));
}
