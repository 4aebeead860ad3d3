using GradGen.Generator.Model;
using GradGen.Generator.Symbols;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Tensors;

/// <summary>Own types as code, each once per layer.</summary>
internal sealed class StorageModels
{
    private readonly Dictionary<string, StorageModel> _models = new(StringComparer.Ordinal);

    internal EquatableArray<StorageModel> All => _models.Values.ToEquatableArray();

    /// <summary>The struct that reaches the values of a storage; null for arrays and numbers.</summary>
    internal string? NameOf(Storage storage) => storage.Own is { } own ? NameOf(own, "Access") : storage.Rows is { } rows ? NameOf(rows) : null;

    /// <summary>The gradients that an object holds beside its values, which are written and read where they are.</summary>
    internal PassedModel GradientsOf(OwnType own) =>
        new(own.Type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat), NameOf(own with { Values = own.Gradients!, Makers = [], Creation = null }, "Gradients"));

    /// <summary>What the layer is given in place of an array; null where it takes arrays.</summary>
    internal PassedModel? Passed(Storage storage) =>
        NameOf(storage) is { } how ? new PassedModel((storage.Own?.Type ?? storage.Rows!.Type).ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat), how) : null;

    private string NameOf(OwnType own, string suffix) => NameOf(own.Type, own.Type.Name + suffix, (name, type) => Model(own, name, type));

    private string NameOf(RowsType rows)
    {
        var row = NameOf(rows.Row);
        return NameOf(rows.Type, (rows.Size is null ? rows.Item.Name + "s" : rows.Type.Name) + "Rows", (name, type) => RowsModel.Of(rows, row, name, type));
    }

    private string NameOf(ITypeSymbol symbol, string suffix, Func<string, string, StorageModel> read)
    {
        var type = symbol.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);
        if (!_models.TryGetValue(type + suffix, out var model))
        {
            var name = "GradGen" + suffix;
            if (_models.Values.Any(other => other.Name == name))
                name += "_" + _models.Count;
            _models.Add(type + suffix, model = read(name, type));
        }

        return model.Name;
    }

    private static StorageModel Model(OwnType own, string name, string type)
    {
        var element = own.Values.Element.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);
        return new StorageModel(
            name, type, element, own.Axes.Rank, own.Axes.Sizes.ToEquatableArray(), CopyOut(own, element).ToEquatableArray(), CopyIn(own, element).ToEquatableArray(),
            own.Creation ?? (own.Maker is { } maker ? Creation(own, maker, type, element) : null), own.IsFilled);
    }

    private static IEnumerable<string> CopyOut(OwnType own, string element) => own.Values.Kind switch
    {
        ValueAccessKind.Flat => [$"new global::System.ReadOnlySpan<{element}>({own.Values.Expression}, 0, values.Length).CopyTo(values);"],
        ValueAccessKind.Span => [$"{own.Values.Expression}.Slice(0, values.Length).CopyTo(values);"],
        ValueAccessKind.Array => [$"global::GradGen.Theta.CopyOut({own.Values.Expression}, values);"],
        _ => [.. Whole(own, $"new global::System.ReadOnlySpan<{element}>(array, 0, values.Length).CopyTo(values);", "return;"), .. Sizes(own), "for (var i = 0; i < values.Length; i++)", $"    values[i] = {string.Format(System.Globalization.CultureInfo.InvariantCulture, own.Values.Expression, Indices(own, "i"))};"],
    };

    private static IEnumerable<string> CopyIn(OwnType own, string element) => own.Values switch
    {
        { Kind: ValueAccessKind.Flat } => [$"values.CopyTo(new global::System.Span<{element}>({own.Values.Expression}, start, values.Length));"],
        { Kind: ValueAccessKind.Span } => [$"values.CopyTo({own.Values.Expression}.Slice(start, values.Length));"],
        { Kind: ValueAccessKind.Array } => [$"global::GradGen.Theta.CopyIn(values, start, {own.Values.Expression});"],
        { Assignment: { } assignment } =>
            [.. Whole(own, $"values.CopyTo(new global::System.Span<{element}>(array, start, values.Length));", "return storage;"), .. Sizes(own), "for (var i = 0; i < values.Length; i++)", "    " + string.Format(System.Globalization.CultureInfo.InvariantCulture, assignment, Indices(own, "(start + i)"), "values[i]")],
        _ => [],
    };

    // What has an array is copied as a whole.
    private static IEnumerable<string> Whole(OwnType own, string copy, string leave) =>
        own.Values.Array is null ? [] : [$"var array = {own.Values.Array};", "if (array != null)", "{", "    " + copy, "    " + leave, "}", string.Empty];

    // The first is not needed to find an element.
    private static IEnumerable<string> Sizes(OwnType own) => Enumerable.Range(1, own.Axes.Count - 1).Select(axis => $"var size{axis} = {own.Axes.Sizes[axis]};");

    private static string Indices(OwnType own, string position)
    {
        if (own.Axes.Count == 1)
            return position.Trim('(', ')');
        var indices = new string[own.Axes.Count];
        for (var axis = 0; axis < indices.Length; axis++)
        {
            var inner = string.Join(" / ", Enumerable.Range(axis + 1, indices.Length - axis - 1).Reverse().Select(static later => "size" + later));
            var index = inner.Length == 0 ? position : $"{position} / {inner}";
            indices[axis] = axis == 0 ? index : $"{index} % size{axis}";
        }

        return string.Join(", ", indices);
    }

    private static string Creation(OwnType own, Maker maker, string type, string element)
    {
        var arguments = new List<string>();
        foreach (var (part, axis) in maker.Parts)
        {
            if (part == MakerPart.Omitted)
                break;
            arguments.Add(part switch
            {
                MakerPart.Axis => $"sizes[{axis}]",
                MakerPart.Sizes => "sizes",
                MakerPart.Values => "values",
                MakerPart.Table => $"({element}[{new string(',', own.Axes.Count - 1)}])global::GradGen.Theta.Shaped(values, sizes)",
                MakerPart.Rows => "global::GradGen.Theta.Rows(values, sizes[0], sizes[1])",
                MakerPart.Random => "new global::System.Random(1)",
                _ => $"default({element})",
            });
        }

        var list = string.Join(", ", arguments);
        return maker.Method.MethodKind == MethodKind.Constructor ? $"new {type}({list})" : $"{type}.{Literals.Identifier(maker.Method.Name)}({list})";
    }
}
