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
        var name = type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);
        return type.Name switch
        {
            "List" when element is not null && IsIn(type, "System", "Collections", "Generic") => Line("storage.Count", "storage", ValueAccessKind.Array),
            "Memory" when element is not null => Line("storage.Length", "storage.Span", ValueAccessKind.Span),
            "ArraySegment" when element is not null => Line("storage.Count", $"new global::System.Span<{Show(element)}>(storage.Array, storage.Offset, storage.Count)", ValueAccessKind.Span),
            "Tensor" when element is not null && IsIn(type, "System", "Numerics", "Tensors") => Tensor(type, element),
            "Vector2" or "Vector3" or "Vector4" or "Matrix4x4" when IsIn(type, "System", "Numerics") => Inline(type, name),
            _ => null,
        };

        OwnType Line(string length, string values, ValueAccessKind kind) =>
            new(type, new ValueAccess(kind, element!, 1, values, string.Empty), new Axes([AxisRole.Length], [length], "1"), [])
            {
                IsOfLibrary = true,
                Creation = $"new {name}(values)",
                IsFilled = true,
            };
    }

    // A dense one, as Tensor.Create makes them: its values lie behind one another.
    private static OwnType Tensor(INamedTypeSymbol type, ITypeSymbol element) =>
        new(type, new ValueAccess(ValueAccessKind.Span, element, 1, "global::System.Runtime.InteropServices.MemoryMarshal.CreateSpan(ref storage.GetPinnableReference(), (int)storage.FlattenedLength)", string.Empty),
            new Axes([AxisRole.Shape], ["(int)storage.Lengths[axis]"], "storage.Rank") { Shapes = [.. type.OriginalDefinition.GetMembers("Lengths")] }, [])
        {
            IsOfLibrary = true,
            Creation = "global::System.Numerics.Tensors.Tensor.Create(values, global::System.Array.ConvertAll(sizes, size => (nint)size))",
            IsFilled = true,
        };

    // Numbers inside a struct, which can be set one by one since .NET 8.
    private static OwnType? Inline(INamedTypeSymbol type, string name)
    {
        var size = type.Name == "Matrix4x4" ? "4" : type.Name.Substring("Vector".Length);
        AxisRole[] roles = type.Name == "Matrix4x4" ? [AxisRole.Row, AxisRole.Column] : [AxisRole.Length];
        if (type.GetMembers().OfType<IPropertySymbol>().FirstOrDefault(property => property is { IsIndexer: true, SetMethod: not null } && property.Parameters.Length == roles.Length) is not { } indexer)
            return null;
        return new OwnType(type, new ValueAccess(ValueAccessKind.Elements, indexer.Type, roles.Length, "storage[{0}]", "storage[{0}] = {1};"), new Axes(roles, [.. roles.Select(_ => size)], roles.Length == 1 ? "1" : "2"), [])
        {
            IsOfLibrary = true,
            Creation = $"default({name})",
        };
    }

    private static string Show(ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);

    // Matrices and vectors of Math.NET Numerics, dense ones: a sparse one has no place for every value.
    private static OwnType? MathNet(INamedTypeSymbol type)
    {
        if (!IsIn(type, "MathNet", "Numerics", "LinearAlgebra"))
            return null;
        var general = type;
        while (general is not null && !(general.Arity == 1 && general.Name is "Matrix" or "Vector"))
            general = general.BaseType;
        if (general is not { TypeArguments: [var element] } || !ValueAccessReader.IsReal(element) || !(ReferenceEquals(general, type) || type.Name is "DenseMatrix" or "DenseVector" || SymbolEqualityComparer.Default.Equals(general, type)))
            return null;
        var isMatrix = general.Name == "Matrix";
        var space = "global::MathNet.Numerics.LinearAlgebra." + general.Name + "<" + element.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat) + ">";
        var cast = type.Arity == 1 ? string.Empty : $"({type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)})";
        var axes = isMatrix
            ? new Axes([AxisRole.Row, AxisRole.Column], ["storage.RowCount", "storage.ColumnCount"], "2") { Members = Measuring(general, "RowCount", "ColumnCount") }
            : new Axes([AxisRole.Length], ["storage.Count"], "1") { Members = Measuring(general, "Count") };
        var values = new ValueAccess(ValueAccessKind.Elements, element, axes.Count, "storage.At({0})", "storage.At({0}, {1});") { Array = isMatrix ? null : "storage.AsArray()" };
        return new OwnType(type, values, axes, [])
        {
            IsOfLibrary = true,
            Creation = isMatrix ? $"{cast}{space}.Build.Dense(sizes[0], sizes[1])" : $"{cast}{space}.Build.Dense(values)",
            IsFilled = !isMatrix,
        };
    }

    private static Dictionary<ISymbol, int> Measuring(INamedTypeSymbol type, params string[] names) =>
        names.SelectMany((name, axis) => type.GetMembers(name).Select(member => (Member: member.OriginalDefinition, Axis: axis))).ToDictionary(static pair => pair.Member, static pair => pair.Axis, SymbolEqualityComparer.Default);

    private static bool IsIn(INamedTypeSymbol type, params string[] names)
    {
        var spaces = new List<string>();
        for (var space = type.ContainingNamespace; space is { IsGlobalNamespace: false }; space = space.ContainingNamespace)
            spaces.Insert(0, space.Name);
        return spaces.Take(names.Length).SequenceEqual(names);
    }
}
