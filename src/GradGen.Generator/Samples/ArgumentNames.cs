using GradGen.Generator.Model;
using GradGen.Generator.Samples.Code;
using GradGen.Generator.Symbols;
using GradGen.Generator.Tensors;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Samples;

/// <summary>What a sample calls the values that it makes a layer with: each by its own name, or by the path to it where that is taken.</summary>
internal sealed class ArgumentNames(IAssemblySymbol from)
{
    private readonly Dictionary<Term, string> _names = [];

    /// <summary>The object whose parts are asked for, ending with a dot; empty outside of any.</summary>
    internal string Path { get; set; } = string.Empty;

    internal string Of(Asked asked)
    {
        var place = new Term(asked.Symbol, asked.Part);
        if (_names.TryGetValue(place, out var known))
            return known;
        var name = _names.ContainsValue(asked.Name) ? Path + asked.Name : asked.Name;
        _names.Add(place, name);
        return name;
    }

    /// <summary>The name of a size that code refers to; null for anything else, and where it has no name yet.</summary>
    internal string? Of(Term term)
    {
        // A part of a tuple has a name of its own.
        if (term.Axis >= 0 && _names.TryGetValue(term, out var part))
            return part;
        if (!_names.TryGetValue(Term.Of(term.Origin), out var name))
            return null;
        var type = (term.Origin as IParameterSymbol)?.Type ?? term.Origin.MemberType()!;
        return term.Axis < 0 ? (type.SpecialType == SpecialType.System_Int32 ? name : null) : OfAxis(name, type, term.Axis, Storage.Of(type, from).Axes);
    }

    internal SampleExpression.Size SizeOf(Asked asked) => new(SizeKind.Of, Of(asked));

    internal SampleExpression.Size SizeOf(Asked asked, int axis, int rank) => new(SizeKind.Of, OfAxis(Of(asked), asked.Type, axis, rank));

    private static string OfAxis(string name, ITypeSymbol type, int axis, int rank) =>
        rank > 1 || type is IArrayTypeSymbol { Rank: > 1 } ? $"{name} axis {axis}" : name;
}
