using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Reading;

/// <summary>Something about a layer that its user has to be told. Lives only as long as one reading: it holds a location.</summary>
internal sealed record LayerProblem(DiagnosticDescriptor Descriptor, Location Location, params object[] Arguments)
{
    internal Diagnostic ToDiagnostic() => Diagnostic.Create(Descriptor, Location, Arguments);
}
