using GradGen.Generator.Symbols;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Samples.Code;

/// <summary>What a sample decides, where code refers to it: a parameter or a member, the size of one along an axis, or an integer in a tuple.</summary>
/// <param name="Origin">The parameter of a constructor, or the member that a sample sets.</param>
/// <param name="Axis">The axis whose size is meant, or the part of a tuple; −1 for the value itself.</param>
internal readonly record struct Term(ISymbol Origin, int Axis)
{
    internal static Term Of(ISymbol origin) => new(origin, -1);

    public bool Equals(Term other) => Axis == other.Axis && Origin.Is(other.Origin);

    public override int GetHashCode() => SymbolEqualityComparer.Default.GetHashCode(Origin) + Axis;
}
