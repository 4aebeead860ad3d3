using GradGen.Generator.Diagnostics;
using GradGen.Generator.Layers;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Rules;

/// <summary>A rule about one [GradCheckable] type. It has no state: layers are analysed side by side.</summary>
internal interface ILayerRule
{
    /// <summary>What it can report.</summary>
    IEnumerable<DiagnosticDescriptor> Descriptors { get; }

    /// <summary>Reports what is certain; what cannot be known is left alone.</summary>
    void Check(LayerAnatomy layer, Action<LayerProblem> report);
}
