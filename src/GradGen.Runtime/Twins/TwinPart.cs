namespace GradGen;

/// <summary>An output of two layers, or the gradient with respect to a parameter or an input.</summary>
/// <param name="Name">What it is: <c>output</c>, <c>_weights</c>, <c>input x</c>.</param>
/// <param name="Shape">Its shape.</param>
/// <param name="Difference">How far the two are apart in the worst component, relative to what rounding explains.</param>
/// <param name="Bound">What rounding explains there.</param>
/// <param name="Worst">That component.</param>
/// <param name="DifferingCount">How many components differ by more than rounding explains.</param>
public sealed record TwinPart(string Name, BlockShape Shape, double Difference, double Bound, TwinComponent Worst, int DifferingCount)
{
    /// <summary>Whether the two agree in it.</summary>
    public bool Agrees => DifferingCount == 0;
}

/// <summary>One component of a part.</summary>
/// <param name="Name">The part's name and the index: <c>_weights[2,1]</c>.</param>
/// <param name="Layer">What the layer gives.</param>
/// <param name="Twin">What its twin gives.</param>
public sealed record TwinComponent(string Name, double Layer, double Twin);
