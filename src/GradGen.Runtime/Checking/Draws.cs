namespace GradGen;

/// <summary>Random numbers by seed and purpose.</summary>
internal static class Draws
{
    /// <summary>A generator for one purpose. Seeds are scrambled: those of neighbouring numbers give related sequences.</summary>
    internal static Random Create(int seed, int purpose)
    {
        unchecked
        {
            var mixed = ((uint)seed * 0x9E3779B1u) ^ ((uint)purpose * 0x85EBCA77u);
            mixed = (mixed ^ (mixed >> 16)) * 0x7FEB352Du;
            mixed = (mixed ^ (mixed >> 15)) * 0x846CA68Bu;
            return new Random((int)((mixed ^ (mixed >> 16)) & int.MaxValue));
        }
    }
}
