using GradGen.Generator.Model;
using GradGen.Generator.Symbols;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Tensors;

/// <summary>How the values of own types and of collections of rows are reached, each type once per layer.</summary>
internal sealed class StorageModels
{
    private readonly Dictionary<(TypeName, string), StorageModel> _models = [];

    internal EquatableArray<StorageModel> All => _models.Values.ToEquatableArray();

    /// <summary>The struct that reaches the values of a storage; null for arrays and numbers.</summary>
    internal string? NameOf(Storage storage) => storage.Own is { } own ? NameOf(own, "Access") : storage.Rows is { } rows ? NameOf(rows) : null;

    /// <summary>The gradients that an object holds beside its values, which are written and read where they are.</summary>
    internal PassedModel GradientsOf(OwnType own) =>
        new(TypeNames.Of(own.Type), NameOf(own with { Values = own.Gradients!, Makers = [], Creation = null }, "Gradients"));

    /// <summary>What the layer is given in place of an array; null where it takes arrays.</summary>
    internal PassedModel? Passed(Storage storage) =>
        NameOf(storage) is { } how ? new PassedModel(TypeNames.Of(storage.Own?.Type ?? storage.Rows!.Type), how) : null;

    private string NameOf(OwnType own, string suffix) => NameOf(own.Type, own.Type.Name + suffix, (name, type) => Model(own, name, type));

    private string NameOf(RowsType rows)
    {
        var row = NameOf(rows.Row);
        return NameOf(rows.Type, (rows.Size is null ? rows.Item.Name + "s" : rows.Type.Name) + "Rows", (name, type) => Model(rows, row, name, type));
    }

    private string NameOf(ITypeSymbol symbol, string suffix, Func<string, TypeName, StorageModel> read)
    {
        var type = TypeNames.Of(symbol);
        if (!_models.TryGetValue((type, suffix), out var model))
        {
            var name = "GradGen" + suffix;
            if (_models.Values.Any(other => other.Name == name))
                name += "_" + _models.Count;
            _models.Add((type, suffix), model = read(name, type));
        }

        return model.Name;
    }

    private static StorageModel Model(OwnType own, string name, TypeName type)
    {
        var axes = own.Axes;
        var sizes = axes.IsOpen ? [axes.MeasureShape(Axes.Storage, new Expression.Named("axis"))] : axes.Sizes;
        return new StorageModel(
            name, type, TypeNames.Of(own.Values.Element), axes.Rank ?? new Expression.Constant(axes.Count), sizes.ToEquatableArray(), own.Values.Model,
            own.Creation ?? own.Maker?.Model(), own.IsFilled);
    }

    // Made of its rows as a whole.
    private static StorageModel Model(RowsType rows, string? row, string name, TypeName type)
    {
        var count = rows.Size is { } size ? Axes.Storage.Dot(size.Name)
            : rows.Type is IArrayTypeSymbol ? Axes.Storage.Dot("Length")
            : new Expression.Sequence(Axes.Storage, "Count", []);
        var axes = rows.Row.Axes;
        var first = Row(new Expression.Constant(0));
        return new StorageModel(
            name, type, TypeNames.Of(rows.Row.Element), new Expression.Constant(1 + axes),
            Enumerable.Range(0, axes).Select(axis => new Expression.IfAny(count, Measure(axis))).Prepend(count).ToEquatableArray(),
            null, rows.Maker is { } maker ? new Maker(maker, [(MakerPart.Rows, 0)]).Model() : null, true)
        {
            Rows = new RowsModel(Row(new Expression.Named("row")), axes, row, rows.Row.ArrayType(),
                rows.Given.Name == "List" ? TypeNames.Of(rows.Given) : null),
        };

        // A sequence may have no indexer.
        Expression Row(Expression place) =>
            rows.Size is not null || rows.Type is IArrayTypeSymbol
                ? Axes.Storage.At(place)
                : new Expression.Sequence(Axes.Storage, "ElementAt", new[] { place }.ToEquatableArray());

        Expression Measure(int axis) => rows.Row.Own is { } own ? own.Axes.Measure(first, axis)
            : first.Length(axis, axes);
    }
}
