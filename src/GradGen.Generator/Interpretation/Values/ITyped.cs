using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Interpretation.Values;

/// <summary>An object of the framework, as the machine keeps it, whose type is known.</summary>
internal interface ITyped
{
    ITypeSymbol Type { get; }
}
