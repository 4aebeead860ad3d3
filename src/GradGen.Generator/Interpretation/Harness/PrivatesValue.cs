using GradGen.Generator.Interpretation.Values;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Interpretation.Harness;

/// <summary>The private parameters of a base class as a layer of their own.</summary>
/// <param name="Type">The type of the base.</param>
/// <param name="Part">The object.</param>
/// <param name="How">The struct that packs them.</param>
internal sealed record PrivatesValue(ITypeSymbol Type, Value Part, Value How);
