using GradGen.Generator.Model;
using GradGen.Generator.Symbols;

namespace GradGen.Generator.Writing;

/// <summary>Writes access to the values of a type that holds numbers and is not an array.</summary>
internal sealed class StorageWriter(SourceWriter writer, StorageModel storage)
{
    private readonly string _type = TypeCode.Of(storage.Type);
    private readonly string _element = TypeCode.Of(storage.Element);

    internal void Write()
    {
        writer.Line();
        GeneratedFile.Mark(writer);
        using (writer.Open($"private readonly struct {storage.Name} : global::GradGen.IStorage<{_type}, {_element}>"))
        {
            writer.Line($"public int RankOf({_type} storage) => {Code(storage.Rank)};");
            writer.Line();
            WriteSizes();
            Method("void", $"CopyOut({_type} storage, global::System.Span<{_element}> values)", CopyOut());
            Method(_type, $"CopyIn(global::System.ReadOnlySpan<{_element}> values, int start, {_type} storage)", CopyIn());
            Method(_type, $"Create(int[] sizes, {_element}[] values)", [Create()]);
        }
    }

    private void WriteSizes()
    {
        var signature = $"public int SizeOf({_type} storage, int axis)";
        if (storage.Sizes.Count == 1)
        {
            writer.Line($"{signature} => {Code(storage.Sizes[0])};");
            return;
        }

        using (writer.Open(signature))
        using (writer.Open("switch (axis)"))
        {
            for (var axis = 0; axis < storage.Sizes.Count; axis++)
            {
                writer.Line(axis < storage.Sizes.Count - 1 ? $"case {axis}:" : "default:");
                writer.Line($"    return {Code(storage.Sizes[axis])};");
            }
        }
    }

    private IEnumerable<string> CopyOut() => storage switch
    {
        { Rows: { } rows } => CopyOut(rows),
        { Values: { Kind: ValuesKind.Flat, Whole: { } array } } =>
            [$"new global::System.ReadOnlySpan<{_element}>({Code(array)}, 0, values.Length).CopyTo(values);"],
        { Values: { Kind: ValuesKind.Span, Whole: { } span } } => [$"{Code(span)}.Slice(0, values.Length).CopyTo(values);"],
        { Values: { Kind: ValuesKind.Array, Whole: { } array } } => [$"global::GradGen.Theta.CopyOut({Code(array)}, values);"],
        { Values: var values } =>
        [
            .. Whole($"new global::System.ReadOnlySpan<{_element}>(array, 0, values.Length).CopyTo(values);", "return;"),
            .. Sizes(),
            "for (var i = 0; i < values.Length; i++)",
            $"    values[i] = storage{(values!.Getter is { } getter ? $".{getter}({Indices("i")})" : $"[{Indices("i")}]")};",
        ],
    };

    private IEnumerable<string> CopyOut(RowsModel rows)
    {
        const string Place = "values.Slice(row * (values.Length / count), values.Length / count)";
        var item = Code(rows.Row);
        return
        [
            $"var count = {Code(storage.Sizes[0])};",
            "for (var row = 0; row < count; row++)",
            rows.How is not null ? $"    default({rows.How}).CopyOut({item}, {Place});"
                : rows.Axes == 1 ? $"    new global::System.ReadOnlySpan<{_element}>({item}, 0, values.Length / count).CopyTo({Place});"
                : $"    global::GradGen.Theta.CopyOut({item}, {Place});",
        ];
    }

    private IEnumerable<string> CopyIn() => storage.Values switch
    {
        null or { CanSet: false } => ["throw new global::System.NotSupportedException();"],
        { Kind: ValuesKind.Flat, Whole: { } array } =>
            [$"values.CopyTo(new global::System.Span<{_element}>({Code(array)}, start, values.Length));", "return storage;"],
        { Kind: ValuesKind.Span, Whole: { } span } => [$"values.CopyTo({Code(span)}.Slice(start, values.Length));", "return storage;"],
        { Kind: ValuesKind.Array, Whole: { } array } => [$"global::GradGen.Theta.CopyIn(values, start, {Code(array)});", "return storage;"],
        var values =>
        [
            .. Whole($"values.CopyTo(new global::System.Span<{_element}>(array, start, values.Length));", "return storage;"),
            .. Sizes(),
            "for (var i = 0; i < values.Length; i++)",
            $"    storage{(values.Setter is { } setter ? $".{setter}({Indices("(start + i)")}, values[i])" : $"[{Indices("(start + i)")}] = values[i]")};",
            "return storage;",
        ],
    };

    // What has an array is copied as a whole.
    private IEnumerable<string> Whole(string copy, string leave) =>
        storage.Values!.Array is { } array ? [$"var array = {Code(array)};", "if (array != null)", "{", "    " + copy, "    " + leave, "}", string.Empty] : [];

    // The first is not needed to find an element.
    private IEnumerable<string> Sizes() => storage.Sizes.Skip(1).Select(static (size, axis) => $"var size{axis + 1} = {Code(size)};");

    private string Indices(string position)
    {
        if (storage.Sizes.Count == 1)
            return position.Trim('(', ')');
        var indices = new string[storage.Sizes.Count];
        for (var axis = 0; axis < indices.Length; axis++)
        {
            var inner = string.Join(" / ", Enumerable.Range(axis + 1, indices.Length - axis - 1).Reverse().Select(static later => "size" + later));
            var index = inner.Length == 0 ? position : $"{position} / {inner}";
            indices[axis] = axis == 0 ? index : $"{index} % size{axis}";
        }

        return string.Join(", ", indices);
    }

    private string Create()
    {
        if (storage.Rows is { } rows)
            return $"return {(storage.Maker is { } wrapping ? Made(wrapping, Rows(rows)) : Rows(rows))};";
        if (storage.Maker is not { } maker)
            return "throw new global::System.NotSupportedException();";
        var made = Made(maker, Arguments(maker));
        return storage.IsFilled ? $"return {made};" : $"return CopyIn(values, 0, {made});";
    }

    private string Rows(RowsModel rows)
    {
        var sizes = Enumerable.Range(1, rows.Axes).Select(static axis => $"sizes[{axis}]").ToArray();
        var made = $"global::GradGen.Theta.Rows(values, sizes[0], {string.Join(" * ", sizes)})";
        if (rows.How is not null || rows.Axes > 1)
        {
            var list = $"new int[] {{ {string.Join(", ", sizes)} }}";
            var item = rows.How is not null
                ? $"default({rows.How}).Create({list}, row)"
                : $"({TypeCode.Of(rows.Array)})global::GradGen.Theta.Shaped(row, {list})";
            made = $"global::System.Array.ConvertAll({made}, row => {item})";
        }

        return rows.List is null ? made : $"new {TypeCode.Of(rows.List)}({made})";
    }

    private static string Made(MakerModel maker, string arguments)
    {
        var type = TypeCode.Of(maker.Type);
        var made = maker.IsDefault ? $"default({type})"
            : maker.Path.Count == 0 ? $"new {type}({arguments})"
            : $"{type}.{string.Join(".", maker.Path.Select(Literals.Identifier))}({arguments})";
        return maker.Cast is null ? made : $"({TypeCode.Of(maker.Cast)}){made}";
    }

    private string Arguments(MakerModel maker) =>
        string.Join(", ", maker.Parts.TakeWhile(static part => part.Part != MakerPart.Omitted).Select(part => Passed(part, maker)));

    private string Passed((MakerPart Part, int Axis) part, MakerModel maker) => part.Part switch
    {
        MakerPart.Shape => Made(maker.Shape!, Arguments(maker.Shape!)),
        MakerPart.Axis => $"sizes[{part.Axis}]",
        MakerPart.Sizes => "sizes",
        MakerPart.NativeSizes => "global::System.Array.ConvertAll(sizes, size => (nint)size)",
        MakerPart.Values => "values",
        MakerPart.Table => $"({_element}[{new string(',', storage.Sizes.Count - 1)}])global::GradGen.Theta.Shaped(values, sizes)",
        MakerPart.Rows => "global::GradGen.Theta.Rows(values, sizes[0], sizes[1])",
        MakerPart.Random => "new global::System.Random(1)",
        _ => $"default({_element})",
    };

    private static string Code(Expression expression) => ExpressionCode.InLayer.Whole(expression);

    private void Method(string type, string signature, IEnumerable<string> statements)
    {
        writer.Line();
        using (writer.Open($"public {type} {signature}"))
        {
            foreach (var statement in statements)
                writer.Line(statement);
        }
    }
}
