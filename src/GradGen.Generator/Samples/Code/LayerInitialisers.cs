using GradGen.Generator.External;
using GradGen.Generator.Symbols;
using GradGen.Generator.Walking;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

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
    internal static IOperation? Of(ISymbol member, LayerView layer, SourceModels sources)
    {
        foreach (var reference in layer.SourceOf(member))
        {
            var initializer = reference.GetSyntax(sources.Cancellation) switch
            {
                VariableDeclaratorSyntax variable => variable.Initializer,
                PropertyDeclarationSyntax property => property.Initializer,
                _ => null,
            };
            if (initializer is not null && sources.Operation(initializer) is ISymbolInitializerOperation operation)
                return operation.Value;
        }

        return null;
    }
}
