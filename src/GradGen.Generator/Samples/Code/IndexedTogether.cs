using GradGen.Generator.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Generator.Samples.Code;

/// <summary>Arrays that a layer is given and that one loop runs through, <c>bias[i]</c> beside <c>weights[i, j]</c>: they are as long as one another.</summary>
internal sealed class IndexedTogether
{
    private readonly Dictionary<ILocalSymbol, Term> _axes = new(SymbolEqualityComparer.Default);

    /// <summary>Takes note of an element.</summary>
    internal void Add(IArrayElementReferenceOperation element, Term? array, SampleFacts facts)
    {
        if (array is not { Axis: -1, Origin: var origin })
            return;
        for (var axis = 0; axis < element.Indices.Length; axis++)
        {
            if (element.Indices[axis] is not ILocalReferenceOperation { Local: var index })
                continue;
            var size = new Term(origin, axis);
            if (!_axes.TryGetValue(index, out var first))
                _axes.Add(index, size);
            else if (!first.Origin.Is(origin))
                facts.Relations.Add(new Relation("Same", size, first));
        }
    }
}
