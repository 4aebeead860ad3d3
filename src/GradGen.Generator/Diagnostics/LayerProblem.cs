using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Diagnostics;

/// <summary>Something about a layer that its user has to be told. Lives only as long as one reading: it holds a location.</summary>
internal sealed record LayerProblem(DiagnosticDescriptor Descriptor, Location Location, params object[] Arguments)
{
    /// <summary>The member that a code fix has to look at beside the location; the parameter that GG0008 leaves out.</summary>
    internal string? Member { get; init; }

    /// <summary>What the diagnostic says, with its number.</summary>
    internal string Text => $"{Descriptor.Id}: {ToDiagnostic().GetMessage(CultureInfo.InvariantCulture)}";

    internal Diagnostic ToDiagnostic() =>
        Diagnostic.Create(Descriptor, Location, Member is null ? null : ImmutableDictionary<string, string?>.Empty.Add("Member", Member), Arguments);
}
