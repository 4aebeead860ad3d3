using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace GradGen.Generator.Diagnostics;

/// <summary>Something about a layer that its user has to be told. Lives only as long as one reading: it holds a location.</summary>
internal sealed record LayerProblem(DiagnosticDescriptor Descriptor, Location Location, params object[] Arguments)
{
    /// <summary>The member that a code fix has to look at beside the location; the parameter that GG0008 leaves out.</summary>
    internal string? Member { get; init; }

    /// <summary>The layer, by its name for reflection, where a failing check has to find what was said of it.</summary>
    internal string? Layer { get; init; }

    /// <summary>The change that a code fix makes; null where there is none.</summary>
    internal TextChange? Repair { get; init; }

    /// <summary>What the diagnostic says, with its number.</summary>
    internal string Text => $"{Descriptor.Id}: {ToDiagnostic().GetMessage(CultureInfo.InvariantCulture)}";

    internal Diagnostic ToDiagnostic() => Diagnostic.Create(Descriptor, Location, Properties(), Arguments);

    private ImmutableDictionary<string, string?> Properties()
    {
        var properties = ImmutableDictionary<string, string?>.Empty;
        if (Member is not null)
            properties = properties.Add("Member", Member);
        if (Layer is not null)
            properties = properties.Add("Layer", Layer);
        return Repair is { } change ? WrittenRepair.AddTo(properties, Location, change) : properties;
    }
}
