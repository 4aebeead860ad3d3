using GradGen.Generator.Diagnostics;
using GradGen.Generator.Layers;
using GradGen.Generator.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GradGen.Generator.Rules;

/// <summary>GG0202: [GradCheckable(Cost = Cost.Sum)] on a layer whose output is a softmax.</summary>
internal sealed class BlindCostRule : ILayerRule
{
    // Of the enumeration Cost, which the generator knows by name only.
    private const int Sum = 1;

    public IEnumerable<DiagnosticDescriptor> Descriptors { get; } = [Diagnostics.Descriptors.BlindCost];

    public void Check(LayerAnatomy layer, Action<LayerProblem> report)
    {
        if (layer.Forward is not { } forward || layer.Layer.Find(layer.Type, AttributeReader.GradCheckable) is not { } attribute)
            return;
        if (attribute.NamedArguments.All(static argument => argument.Key != "Cost" || argument.Value.Value is not Sum)
            || !Softmax.IsOutputOf(forward.Method, layer.Sources))
            return;
        var syntax = attribute.ApplicationSyntaxReference?.GetSyntax(layer.Sources.Cancellation) as AttributeSyntax;
        var argument = syntax?.ArgumentList?.Arguments.FirstOrDefault(static argument => argument.NameEquals?.Name.Identifier.ValueText == "Cost");
        report(new LayerProblem(Diagnostics.Descriptors.BlindCost, argument?.GetLocation() ?? layer.Type.Locations[0], layer.Type.Name));
    }
}
