using GradGen.Generator.Model;
using GradGen.Generator.Vocabulary;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Tensors;

/// <summary>
/// Finds the sizes of a storage: in the array that it wraps, or in members called Rows, Height, Length, Shape and the like, or in what a constructor keeps.
/// </summary>
internal static class AxesReader
{
    private static readonly AxisRole[] Usual = [AxisRole.Batch, AxisRole.Depth, AxisRole.Row, AxisRole.Column];

    internal static Axes? Read(TypeMembers members, ValueAccess values)
    {
        var sizes = SizeMembers(members.Values, members.From);
        var indexer = ValueAccessReader.Indexer(members);
        var axes = values.Kind == ValuesKind.Array ? OfArray(members, values, indexer, sizes) : OfMembers(members, values, indexer, sizes);
        if (axes is null)
            return null;
        var all = SizeMembers(members.HiddenToo, members.From);
        return axes with
        {
            Members = axes.Members.Count > 0 ? axes.Members : Measured(axes, all),
            Shapes = [.. all.Where(static size => size.Role == AxisRole.Shape).Select(static size => size.Symbol.OriginalDefinition)]
        };
    }

    private static Axes OfArray(TypeMembers members, ValueAccess values, ValueAccess? indexer,
        IReadOnlyList<(AxisRole Role, ISymbol Symbol, ITypeSymbol Type)> sizes)
    {
        var ranks = Storage.Of(values.Member is IFieldSymbol field ? field.Type : ((IPropertySymbol)values.Member!).Type).Ranks;
        return new Axes(RolesOf(values.Rank, indexer, sizes), [.. Enumerable.Range(0, values.Rank).Select(Measure)]);

        Expression Measure(int axis)
        {
            var array = values.Model.Whole!;
            if (ranks.Count == 1)
                return Sized(new Expression.Invocation(array, "GetLength",
                    new[] { Number(axis) }.ToEquatableArray())
                { IsOfNullable = members.Type.IsValueType });
            var count = Sized(new Expression.Member(array, "Length") { IsOfNullable = members.Type.IsValueType });
            return axis == 0
                ? count
                : new Expression.IfAny(count, Enumerable.Repeat(Number(0), axis).Aggregate(array, static (row, first) => row.At(first)).Dot("Length"));
        }

        // A default struct has no array.
        Expression Sized(Expression size) => members.Type.IsValueType ? new Expression.OrZero(size) : size;
    }

    private static Axes? OfMembers(TypeMembers members, ValueAccess values, ValueAccess? indexer,
        IReadOnlyList<(AxisRole Role, ISymbol Symbol, ITypeSymbol Type)> sizes)
    {
        var named = Usual.Where(role => sizes.Any(size => size.Role == role)).ToArray();
        var isTable = named.Contains(AxisRole.Row) && named.Contains(AxisRole.Column);
        var rank = indexer is { Rank: > 1 } ? indexer.Rank : isTable ? named.Length : 1;
        if (rank == 1 && AskedFor(members, sizes) is { } asked)
            return new Axes([.. asked.Select(static size => size.Role)], [.. asked.Select(static size => By(size.Symbol))]);
        var roles = rank > 1 ? RolesOf(rank, indexer, sizes) : [];
        if (rank > 1 && named.Length >= rank && roles.All(role => Find(sizes, role) is not null))
            return new Axes(roles, [.. roles.Select(role => By(Find(sizes, role)!))]);
        if (sizes.FirstOrDefault(static size => size.Role == AxisRole.Shape) is { Symbol: { } shape, Type: var type } && !(indexer is { Rank: 1 } && isTable))
            return OfShape(members, roles, shape, type);
        if (rank > 1 && members.Methods.FirstOrDefault(IsMeasure) is { } measure)
            return new Axes(roles, [.. Enumerable.Range(0, rank).Select(axis => Axes.Storage.Call(measure.Name, Number(axis)))]);
        if (rank == 1)
            return Line(members, values, sizes);
        if (indexer?.Rank != rank || KeptSizes.Of(members, indexer) is not { } kept)
            return null;
        return new Axes(roles, [.. kept.Select(By)])
        {
            Members = kept.Select(static (size, axis) => (size, axis))
                .ToDictionary(static pair => pair.size.OriginalDefinition, static pair => pair.axis, SymbolEqualityComparer.Default),
        };
    }

    // As many axes as the indexer has, or, where there are several, as the shape says.
    private static Axes OfShape(TypeMembers members, IReadOnlyList<AxisRole> roles, ISymbol shape, ITypeSymbol type)
    {
        var sizes = By(shape);
        if (ShapeType.Sizes(type, members.From) is var (inner, list))
            (sizes, type) = (sizes.Dot(inner.Name), list);
        if (roles.Count > 0 && members.Indexers.Select(static property => property.Parameters.Length).Distinct().Count() <= 1)
            return new Axes(roles, [.. roles.Select((_, axis) => sizes.At(Number(axis)))]);
        var counting = type is IArrayTypeSymbol || type.Name is "ReadOnlySpan" or "Span" or "ImmutableArray" ? "Length" : "Count";
        return new Axes([AxisRole.Shape], [sizes]) { Rank = sizes.Dot(counting) };
    }

    private static bool IsMeasure(IMethodSymbol method) => method is
    {
        IsStatic: false, Name: "GetLength" or "Size" or "Dim" or "GetSize", ReturnType.SpecialType: SpecialType.System_Int32,
        Parameters: [{ Type.SpecialType: SpecialType.System_Int32 }],
    };

    // No table, but a constructor that asks for several sizes and keeps each: (batch, channels, length).
    private static IReadOnlyList<(AxisRole Role, ISymbol Symbol)>? AskedFor(TypeMembers members,
        IReadOnlyList<(AxisRole Role, ISymbol Symbol, ITypeSymbol Type)> sizes)
    {
        foreach (var constructor in members.Constructors
            .Where(static constructor => constructor.Parameters.Length > 1
                && constructor.Parameters.All(static parameter => parameter.Type.SpecialType == SpecialType.System_Int32)))
        {
            var asked = constructor.Parameters
                .Select(parameter => sizes.FirstOrDefault(size => size.Role != AxisRole.Shape && BeginsWith(size.Symbol, parameter.Name)))
                .Where(static size => size.Symbol is not null).Select(static size => (size.Role, size.Symbol)).ToArray();
            if (asked.Length == constructor.Parameters.Length && asked.Select(static size => size.Role).Distinct().Count() == asked.Length)
                return asked;
        }

        return null;
    }

    // One axis, as long as the array, or as a member says.
    private static Axes? Line(TypeMembers members, ValueAccess values, IReadOnlyList<(AxisRole Role, ISymbol Symbol, ITypeSymbol Type)> sizes)
    {
        var length = Find(sizes, AxisRole.Length) ?? (values.Kind == ValuesKind.Elements ? sizes.Select(static size => size.Symbol).FirstOrDefault() : null);
        return length is not null ? new Axes([AxisRole.Length], [By(length)])
            : values.Kind == ValuesKind.Elements ? null
            : new Axes([AxisRole.Length], [members.Type.IsValueType && values.Kind == ValuesKind.Flat
                ? new Expression.OrZero(new Expression.Member(values.Model.Whole!, "Length") { IsOfNullable = true })
                : values.Model.Whole!.Dot("Length")]);
    }

    private static Expression By(ISymbol size) => Axes.Storage.Dot(size.Name);

    private static Expression Number(int number) => new Expression.Constant(number);

    // In the order of the indexer's parameters, or of a constructor's, or else as nearly everyone has them.
    private static IReadOnlyList<AxisRole> RolesOf(int rank, ValueAccess? indexer, IReadOnlyList<(AxisRole Role, ISymbol Symbol, ITypeSymbol Type)> sizes)
    {
        var usual = rank switch
        {
            2 => [AxisRole.Row, AxisRole.Column],
            3 when Find(sizes, AxisRole.Depth) is null && Find(sizes, AxisRole.Batch) is not null => [AxisRole.Batch, AxisRole.Row, AxisRole.Column],
            3 => [AxisRole.Depth, AxisRole.Row, AxisRole.Column],
            _ => Usual,
        };
        if (indexer?.Rank != rank)
            return usual;
        var parameters = indexer.Member is IPropertySymbol property ? property.Parameters : ((IMethodSymbol)indexer.Member!).Parameters;
        var named = parameters.Select(static parameter => AxisNames.OfIndex(parameter.Name)).ToArray();
        // "c" is a channel beside w and h.
        if (parameters.Any(static parameter => parameter.Name == "w") && parameters.FirstOrDefault(static parameter => parameter.Name == "c") is { } channel)
            named[channel.Ordinal] = AxisRole.Depth;
        return named.Distinct().Count() == rank && named.All(usual.Contains) ? named : usual;
    }

    private static IReadOnlyList<(AxisRole Role, ISymbol Symbol, ITypeSymbol Type)> SizeMembers(
        IEnumerable<(ISymbol Symbol, ITypeSymbol Type)> values, IAssemblySymbol? from) =>
        InContext([.. values.Select(static value => (Role: AxisNames.OfSize(value.Symbol.Name), value.Symbol, value.Type))
            .Where(size => size.Role == AxisRole.Shape ? ShapeType.AreSizes(size.Type) || ShapeType.Sizes(size.Type, from) is not null
                : size.Type.SpecialType == SpecialType.System_Int32)]);

    // "N" counts the samples beside H and W, the columns beside M, and the values otherwise.
    private static IReadOnlyList<(AxisRole Role, ISymbol Symbol, ITypeSymbol Type)> InContext(
        IReadOnlyList<(AxisRole Role, ISymbol Symbol, ITypeSymbol Type)> sizes)
    {
        var isTable = Find(sizes, AxisRole.Row) is not null && Find(sizes, AxisRole.Column) is not null;
        var hasM = sizes.Any(static size => IsCalled(size.Symbol, "m"));
        return
        [
            .. sizes.Select(size => (IsCalled(size.Symbol, "n") ? isTable ? AxisRole.Batch : hasM ? AxisRole.Column : size.Role
                : IsCalled(size.Symbol, "m") && !isTable && sizes.Any(static other => IsCalled(other.Symbol, "n")) ? AxisRole.Row
                : size.Role, size.Symbol, size.Type)).Where(static size => size.Item1 != AxisRole.None),
        ];
    }

    private static bool IsCalled(ISymbol symbol, string letter) => string.Equals(symbol.Name.TrimStart('_'), letter, StringComparison.OrdinalIgnoreCase);

    // "c" asks for Channels.
    private static bool BeginsWith(ISymbol symbol, string name) =>
        symbol.Name.TrimStart('_').StartsWith(name.TrimStart('_'), StringComparison.OrdinalIgnoreCase);

    private static ISymbol? Find(IReadOnlyList<(AxisRole Role, ISymbol Symbol, ITypeSymbol Type)> sizes, AxisRole role) =>
        sizes.Where(size => size.Role == role).Select(static size => size.Symbol).FirstOrDefault();

    private static Dictionary<ISymbol, int> Measured(Axes axes, IReadOnlyList<(AxisRole Role, ISymbol Symbol, ITypeSymbol Type)> sizes)
    {
        var measured = new Dictionary<ISymbol, int>(SymbolEqualityComparer.Default);
        for (var axis = 0; axis < axes.Count; axis++)
        {
            foreach (var size in sizes.Where(size => size.Role == axes.Roles[axis] && size.Role != AxisRole.Shape))
                measured[size.Symbol.OriginalDefinition] = axis;
        }

        return measured;
    }
}
