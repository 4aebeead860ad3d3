using GradGen.Generator.Model;
using GradGen.Generator.Symbols;
using GradGen.Generator.Vocabulary;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Tensors;

/// <summary>A constructor or a static method that makes a storage: what each of its parameters is.</summary>
internal sealed record Maker(IMethodSymbol Method, IReadOnlyList<(MakerPart Part, int Axis)> Parts)
{
    /// <summary>The static member whose object has the method, and the type that has it; null where the method needs no object.</summary>
    internal (INamedTypeSymbol Owner, string Member)? Singleton { get; init; }

    /// <summary>What holds the sizes where they are passed in one object, and what makes it of them; null elsewhere.</summary>
    internal Maker? Shape { get; init; }

    /// <summary>Whether it is given the values.</summary>
    internal bool IsFilled => Parts.Any(static part => part.Part is MakerPart.Values or MakerPart.Table or MakerPart.Rows);

    /// <summary>How generated code calls it.</summary>
    internal MakerModel Model()
    {
        string[] path = Method.MethodKind == MethodKind.Constructor ? [] : Singleton is var (_, member) ? [member, Method.Name] : [Method.Name];
        return new MakerModel(TypeNames.Of(Singleton?.Owner ?? Method.ContainingType), path.ToEquatableArray(), Parts.ToEquatableArray())
        {
            Shape = Shape?.Model(),
        };
    }

    /// <summary>Reads a signature; null when it does not say all sizes, or asks for something else.</summary>
    internal static Maker? Read(IMethodSymbol method, Axes axes, ITypeSymbol element, IAssemblySymbol? from = null)
    {
        var parts = new List<(MakerPart Part, int Axis)>();
        var open = new List<int>(Enumerable.Range(0, axes.IsOpen ? 0 : axes.Count));
        Maker? shape = null;
        foreach (var parameter in method.Parameters)
        {
            if (shape is null && !parameter.IsOptional && parameter.RefKind is RefKind.None or RefKind.In
                && (shape = ShapeType.Maker(parameter.Type, axes, element, from)) is not null)
            {
                parts.Add((MakerPart.Shape, 0));
                continue;
            }

            if (parameter.RefKind is not (RefKind.None or RefKind.In) || PartOf(parameter, axes, element, open, parts) is not { } part)
                return null;
            parts.Add(part);
        }

        var hasShape = open.Count == 0 && !axes.IsOpen;
        foreach (var (part, _) in parts)
            hasShape |= part is MakerPart.Sizes or MakerPart.Shape or MakerPart.Table or MakerPart.Rows
                || (part == MakerPart.Values && axes is { IsOpen: false, Count: 1 });
        return hasShape && parts.Count(static part => part.Part is MakerPart.Values or MakerPart.Table or MakerPart.Rows) <= 1
            ? new Maker(method, parts) { Shape = shape } : null;
    }

    private static (MakerPart, int)? PartOf(IParameterSymbol parameter, Axes axes, ITypeSymbol element, List<int> open, List<(MakerPart Part, int Axis)> parts)
    {
        var type = parameter.Type;
        if (parameter.IsOptional || parts.Exists(static part => part.Part == MakerPart.Omitted))
            return parameter.IsOptional ? (MakerPart.Omitted, 0) : null;
        if (type.SpecialType == SpecialType.System_Int32)
        {
            if (open.Count == 0)
                return null;
            var role = AxisNames.OfSize(parameter.Name);
            var axis = open.FindIndex(candidate => axes.Roles[candidate] == role);
            axis = open[Math.Max(axis, 0)];
            open.Remove(axis);
            return (MakerPart.Axis, axis);
        }

        if (type is IArrayTypeSymbol { Rank: 1, ElementType.SpecialType: SpecialType.System_Int32 }
            || (type is INamedTypeSymbol
            {
                TypeArguments: [{ SpecialType: SpecialType.System_Int32 }],
                Name: "IReadOnlyList" or "IList" or "IEnumerable" or "ReadOnlySpan" or "Span"
            }))
            return (MakerPart.Sizes, 0);
        if (type.Is(element))
            return (MakerPart.Zero, 0);
        if (Argument.IsRandom(type))
            return (MakerPart.Random, 0);
        return type switch
        {
            IArrayTypeSymbol array when Storage.Of(array) is var storage && storage.Element.Is(element) =>
                storage.Ranks switch
                {
                    [1] => (MakerPart.Values, 0),
                    [var rank] when rank == axes.Count => (MakerPart.Table, 0),
                    [1, 1] when axes.Count == 2 => (MakerPart.Rows, 0),
                    _ => null,
                },
            INamedTypeSymbol
            {
                Name: "ReadOnlySpan" or "Span" or "Memory" or "ReadOnlyMemory" or "IEnumerable" or "IReadOnlyList" or "IList",
                TypeArguments: [var item]
            } when item.Is(element) => (MakerPart.Values, 0),
            _ => null,
        };
    }
}
