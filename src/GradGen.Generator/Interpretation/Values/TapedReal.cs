namespace GradGen.Generator.Interpretation.Values;

/// <summary>A real with its node on the tape, 0 for a constant.</summary>
internal readonly struct TapedReal(double real, int node = 0)
{
    internal double Real { get; } = real;

    internal int Node { get; } = node;
}
