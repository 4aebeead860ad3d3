namespace GradGen.Numerics;

/// <summary>
/// Random numbers by seed and purpose: SplitMix64 (Steele, Lea and Flood, "Fast splittable pseudorandom number generators",
/// 2014). A seeded one of the framework is several times slower, and a check of a large layer draws millions.
/// </summary>
internal sealed class SplitMix64
{
    private ulong _state;

    private SplitMix64(ulong state) => _state = state;

    /// <summary>A sequence for one purpose.</summary>
    internal static SplitMix64 Create(int seed, int purpose) => new(((ulong)(uint)seed << 32) | (uint)purpose);

    /// <summary>A seed for the random numbers of a layer that holds its own.</summary>
    internal static int SeedForLayer(int seed, int purpose) => (int)(Create(seed, purpose).Next() >> 33);

    /// <summary>A number from 0 on, below a limit.</summary>
    internal int Next(int limit) => (int)(((Next() >> 32) * (ulong)limit) >> 32);

    /// <summary>A number from 0 on, below 1.</summary>
    internal double NextDouble() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>One or minus one, without a branch that no processor could predict.</summary>
    internal int NextSign() => 1 - (2 * (int)(Next() >> 63));

    private ulong Next()
    {
        unchecked
        {
            var mixed = _state += 0x9E3779B97F4A7C15;
            mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
            return mixed ^ (mixed >> 31);
        }
    }
}
