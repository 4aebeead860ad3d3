using GradGen.Generator.Model;
using GradGen.Generator.Symbols;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.External;

/// <summary>One <c>[assembly: GradCheckable(typeof(…))]</c>.</summary>
/// <param name="Type">The type that it names.</param>
/// <param name="Attribute">The attribute.</param>
/// <param name="Obstacle">Why the type cannot be adopted; null when it can.</param>
/// <param name="Wrapper">The name of the class that is generated around the layer.</param>
internal sealed record Adoption(ITypeSymbol Type, AttributeData Attribute, string? Obstacle, string Wrapper)
{
    /// <summary>The class around the layer.</summary>
    internal TypeName.Named WrapperType => new(TypeNames.Namespace(Type.ContainingNamespace), null, Wrapper, EquatableArray<TypeName>.Empty);
}
