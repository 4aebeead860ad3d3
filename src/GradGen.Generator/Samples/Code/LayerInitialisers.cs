using GradGen.Generator.External;
using GradGen.Generator.Symbols;
using GradGen.Generator.Walking;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Samples.Code;

/// <summary>What fields and properties of a layer and of its bases start with.</summary>
internal static class LayerInitialisers
{
    internal static IEnumerable<(ISymbol Symbol, IOperation Value)> Of(LayerView layer, SourceModels sources)
    {
        foreach (var type in layer.Type.WithBases())
        {
            foreach (var member in type.OriginalDefinition.GetMembers())
            {
                if (member is IFieldSymbol { IsImplicitlyDeclared: false } or IPropertySymbol && Of(member, layer, sources) is { } value)
                    yield return (member, value);
            }
        }
    }

    /// <summary>The value that a member is declared with.</summary>
    internal static IOperation? Of(ISymbol member, LayerView layer, SourceModels sources) => layer.HasSource(member) ? sources.Initial(member) : null;
}
