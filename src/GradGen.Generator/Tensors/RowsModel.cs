using System.Globalization;
using GradGen.Generator.Model;
using GradGen.Generator.Symbols;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Tensors;

/// <summary>A collection of rows as code: copied out row by row, and made of its rows as a whole.</summary>
internal static class RowsModel
{
    /// <param name="rows">The collection.</param>
    /// <param name="row">The struct that reaches the values of a row; null where rows are arrays.</param>
    /// <param name="name">The name of the struct for the collection.</param>
    /// <param name="type">The collection as C#.</param>
    internal static StorageModel Of(RowsType rows, string? row, string name, string type)
    {
        var axes = rows.Row.Axes;
        var element = rows.Row.Element.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);
        var count = rows.Size is { } size ? "storage." + Literals.Identifier(size.Name) : rows.Type is IArrayTypeSymbol ? "storage.Length" : "global::System.Linq.Enumerable.Count(storage)";
        return new StorageModel(
            name, type, element, (1 + axes).ToString(CultureInfo.InvariantCulture),
            Enumerable.Range(0, axes).Select(axis => $"{count} == 0 ? 0 : {Measure(rows, At(rows, "0"), axis)}").Prepend(count).ToEquatableArray(),
            new[]
            {
                $"var count = {count};",
                "for (var row = 0; row < count; row++)",
                $"    {CopyOut(rows, row, element)}",
            }.ToEquatableArray(),
            Array.Empty<string>().ToEquatableArray(),
            Creation(rows, row, type, element),
            true);
    }

    // A sequence may have no indexer.
    private static string At(RowsType rows, string place) => rows.Size is not null || rows.Type is IArrayTypeSymbol ? $"storage[{place}]" : $"global::System.Linq.Enumerable.ElementAt(storage, {place})";

    private static string Measure(RowsType rows, string row, int axis) =>
        rows.Row.Own is { } own ? own.Axes.MeasureAsOperand(row, axis) : rows.Row.Axes == 1 ? row + ".Length" : $"{row}.GetLength({axis})";

    private static string CopyOut(RowsType rows, string? row, string element)
    {
        var item = At(rows, "row");
        const string Place = "values.Slice(row * (values.Length / count), values.Length / count)";
        return row is not null ? $"default({row}).CopyOut({item}, {Place});"
            : rows.Row.Axes == 1 ? $"new global::System.ReadOnlySpan<{element}>({item}, 0, values.Length / count).CopyTo({Place});"
            : $"global::GradGen.Theta.CopyOut({item}, {Place});";
    }

    private static string Creation(RowsType rows, string? row, string type, string element)
    {
        var sizes = string.Join(", ", Enumerable.Range(1, rows.Row.Axes).Select(static axis => $"sizes[{axis}]"));
        var made = $"global::GradGen.Theta.Rows(values, sizes[0], {sizes.Replace(", ", " * ")})";
        if (row is not null || rows.Row.Axes > 1)
        {
            var item = row is not null ? $"default({row}).Create(new int[] {{ {sizes} }}, row)" : $"({rows.Row.ArrayType(element)})global::GradGen.Theta.Shaped(row, new int[] {{ {sizes} }})";
            made = $"global::System.Array.ConvertAll({made}, row => {item})";
        }

        if (rows.Given.Name == "List")
            made = $"new {rows.Given.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)}({made})";
        return rows.Maker switch
        {
            null => made,
            { MethodKind: MethodKind.Constructor } => $"new {type}({made})",
            { Name: var maker } => $"{type}.{Literals.Identifier(maker)}({made})",
        };
    }
}
