using GradGen.Generator.Model;
using GradGen.Generator.Tensors;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Signatures;

/// <summary>A part of what Forward returns; <paramref name="Item"/> is its place in the tuple, from 1.</summary>
internal sealed record Output(ITypeSymbol Type, Storage Storage, int Item)
{
    /// <summary>The member that Forward leaves it in; null where it is returned.</summary>
    internal Expression? Member { get; init; }

    /// <summary>Whether others can read that member.</summary>
    internal bool IsShown { get; init; }

    /// <summary>
    /// The parts of a return type that hold numbers; a list of rows only where nothing else could be the output, since beside others it is a cache.
    /// </summary>
    internal static (IReadOnlyList<Output> Outputs, bool IsTuple) Of(ITypeSymbol type, IAssemblySymbol? from = null)
    {
        if (TupleParts.Of(type) is { } parts)
        {
            var outputs = parts
                .Select((element, index) => new Output(element.Type, Storage.Of(element.Type, from), index + 1))
                .Where(static output => output.Storage.IsReal)
                .ToArray();
            var first = new Output(parts[0].Type, Storage.OfPassed(parts[0].Type, from), 1);
            return (outputs.Length == 0 && first.Storage.IsReal ? [first] : outputs, true);
        }

        var storage = Storage.OfPassed(type, from);
        return (storage.IsReal ? [new Output(type, storage, 1)] : [], false);
    }
}
