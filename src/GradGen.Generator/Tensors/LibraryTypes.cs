using GradGen.Generator.Model;
using GradGen.Generator.Symbols;
using GradGen.Generator.Vocabulary;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Tensors;

/// <summary>Types of libraries that layers use, known by their names: GradGen refers to none of them.</summary>
internal static class LibraryTypes
{
    /// <summary>Null for any other type.</summary>
    internal static OwnType? Of(INamedTypeSymbol type) =>
        IsIn(type, "System") ? OfFramework(type) : MathNet(type);

    /// <summary>Whether a type is of a library that is known by name, so that what else is in there is not looked at.</summary>
    internal static bool Know(INamedTypeSymbol type) => IsIn(type, "MathNet") || IsIn(type, "System");

    private static OwnType? OfFramework(INamedTypeSymbol type)
    {
        var element = type.TypeArguments is [var only] && ValueAccessReader.IsReal(only) ? only : null;
        return type.Name switch
        {
            "List" when element is not null && IsIn(type, "System", "Collections", "Generic") => Line("Count", Axes.Storage, ValuesKind.Array),
            "Memory" when element is not null => Line("Length", Axes.Storage.Dot("Span"), ValuesKind.Span),
            "ArraySegment" when element is not null => Line("Count", Segment(element), ValuesKind.Span),
            "Tensor" when element is not null && IsIn(type, "System", "Numerics", "Tensors") => Tensor(type, element),
            "Vector2" or "Vector3" or "Vector4" or "Matrix4x4" when IsIn(type, "System", "Numerics") => Inline(type),
            _ => null,
        };

        OwnType Line(string length, Expression values, ValuesKind kind) =>
            new(type, new ValueAccess(element!, 1, new ValuesModel(kind, values, CanSet: true)), new Axes([AxisRole.Length], [Axes.Storage.Dot(length)]), [])
            {
                IsOfLibrary = true,
                Creation = Made(TypeNames.Of(type), MakerPart.Values),
                IsFilled = true,
            };

        Expression Segment(ITypeSymbol element) =>
            new Expression.New(InSystem("Span", TypeNames.Of(element)),
                new[] { "Array", "Offset", "Count" }.Select(static part => new PassedArgument(null, Axes.Storage.Dot(part))).ToEquatableArray());
    }

    private static TypeName InSystem(string name, params TypeName[] arguments) => new TypeName.Named("System", null, name, arguments.ToEquatableArray());

    private static MakerModel Made(TypeName type, params MakerPart[] parts) =>
        new(type, EquatableArray<string>.Empty, parts.Select(static part => (part, 0)).ToEquatableArray());

    // A dense one, as Tensor.Create makes them: its values are contiguous.
    private static OwnType Tensor(INamedTypeSymbol type, ITypeSymbol element) =>
        new(type, new ValueAccess(element, 1, new ValuesModel(ValuesKind.Span, new Expression.WholeTensor(Axes.Storage), CanSet: true)),
            new Axes([AxisRole.Shape], [Axes.Storage.Dot("Lengths")])
            {
                SizeType = new TypeName.Simple("int"),
                Rank = Axes.Storage.Dot("Rank"),
                Shapes = [.. type.OriginalDefinition.GetMembers("Lengths")]
            }, [])
        {
            IsOfLibrary = true,
            Creation = Made(new TypeName.Named("System.Numerics.Tensors", null, "Tensor", EquatableArray<TypeName>.Empty), MakerPart.Values,
                MakerPart.NativeSizes) with
            { Path = new[] { "Create" }.ToEquatableArray() },
            IsFilled = true,
        };

    // Numbers inside a struct, which can be set one by one since .NET 8.
    private static OwnType? Inline(INamedTypeSymbol type)
    {
        var size = type.Name == "Matrix4x4" ? 4 : type.Name[type.Name.Length - 1] - '0';
        AxisRole[] roles = type.Name == "Matrix4x4" ? [AxisRole.Row, AxisRole.Column] : [AxisRole.Length];
        if (type.GetMembers().OfType<IPropertySymbol>()
            .FirstOrDefault(property => property is { IsIndexer: true, SetMethod: not null } && property.Parameters.Length == roles.Length) is not { } indexer)
            return null;
        return new OwnType(type, new ValueAccess(indexer.Type, roles.Length, new ValuesModel(ValuesKind.Elements, null, CanSet: true)),
            new Axes(roles, [.. roles.Select(_ => new Expression.Constant(size))]), [])
        {
            IsOfLibrary = true,
            Creation = Made(TypeNames.Of(type)) with { IsDefault = true },
        };
    }

    // Matrices and vectors of Math.NET Numerics, dense ones: a sparse one has no place for every value.
    private static OwnType? MathNet(INamedTypeSymbol type)
    {
        if (!IsIn(type, "MathNet", "Numerics", "LinearAlgebra"))
            return null;
        var general = type;
        while (general is not null && !(general.Arity == 1 && general.Name is "Matrix" or "Vector"))
            general = general.BaseType;
        if (general is not { TypeArguments: [var element] } || !ValueAccessReader.IsReal(element)
            || !(ReferenceEquals(general, type) || type.Name is "DenseMatrix" or "DenseVector" || general.Is(type)))
            return null;
        var isMatrix = general.Name == "Matrix";
        var axes = isMatrix
            ? new Axes([AxisRole.Row, AxisRole.Column],
                [Axes.Storage.Dot("RowCount"), Axes.Storage.Dot("ColumnCount")])
            { Members = Measuring(general, "RowCount", "ColumnCount") }
            : new Axes([AxisRole.Length], [Axes.Storage.Dot("Count")]) { Members = Measuring(general, "Count") };
        var values = new ValuesModel(ValuesKind.Elements, null, CanSet: true)
        {
            Getter = "At",
            Setter = "At",
            Array = isMatrix ? null : Axes.Storage.Call("AsArray")
        };
        var space = new TypeName.Named("MathNet.Numerics.LinearAlgebra", null, general.Name, new[] { TypeNames.Of(element) }.ToEquatableArray());
        (MakerPart, int)[] parts = isMatrix ? [(MakerPart.Axis, 0), (MakerPart.Axis, 1)] : [(MakerPart.Values, 0)];
        return new OwnType(type, new ValueAccess(element, axes.Count, values), axes, [])
        {
            IsOfLibrary = true,
            Creation = new MakerModel(space, new[] { "Build", "Dense" }.ToEquatableArray(),
                parts.ToEquatableArray())
            { Cast = type.Arity == 1 ? null : TypeNames.Of(type) },
            IsFilled = !isMatrix,
        };
    }

    private static Dictionary<ISymbol, int> Measuring(INamedTypeSymbol type, params string[] names) =>
        names.SelectMany((name, axis) => type.GetMembers(name).Select(member => (Member: member.OriginalDefinition, Axis: axis)))
            .ToDictionary(static pair => pair.Member, static pair => pair.Axis, SymbolEqualityComparer.Default);

    private static bool IsIn(INamedTypeSymbol type, params string[] names)
    {
        var spaces = new List<string>();
        for (var space = type.ContainingNamespace; space is { IsGlobalNamespace: false }; space = space.ContainingNamespace)
            spaces.Insert(0, space.Name);
        return spaces.Take(names.Length).SequenceEqual(names);
    }
}
