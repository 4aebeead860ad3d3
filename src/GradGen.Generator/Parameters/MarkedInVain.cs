using GradGen.Generator.Diagnostics;
using GradGen.Generator.External;
using GradGen.Generator.Members;
using GradGen.Generator.Symbols;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Parameters;

/// <summary>Members that [Parameter] or [GradientOf] is on and that cannot be what it says: a number that is computed, a copy, a static field.</summary>
internal static class MarkedInVain
{
    /// <summary>Tells of them.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="read">What is read as members, with all names, views among them.</param>
    /// <param name="problems">Receives what is reported.</param>
    internal static void Report(LayerView layer, IEnumerable<LayerMember> read, List<LayerProblem> problems)
    {
        if (layer.IsAdopted)
            return;
        var known = new HashSet<ISymbol>(read.SelectMany(static member => member.Shown.Prepend(member.Symbol)), SymbolEqualityComparer.Default);
        foreach (var member in layer.Type.GetMembers()
            .Where(member => member is IFieldSymbol or IPropertySymbol && !known.Contains(member) && !member.Has(AttributeReader.GradCheckIgnore)))
        {
            var attribute = member.Find("ParameterAttribute") ?? member.Find("GradientOfAttribute");
            if (attribute is null)
                continue;
            var word = attribute.AttributeClass!.Name == "ParameterAttribute" ? "[Parameter]" : "[GradientOf]";
            problems.Add(new LayerProblem(
                Descriptors.UnpackableParameter,
                attribute.LocationOr(member.Locations[0]),
                member.Name,
                member.IsStatic
                    ? $"{word} is on it, but it is static: all layers would share it"
                    : $"{word} is on it, but it keeps no values itself, and shows no member that does: put {word} on the field"));
        }
    }
}
