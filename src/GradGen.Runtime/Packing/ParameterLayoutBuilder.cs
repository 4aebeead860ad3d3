using System.ComponentModel;
using System.Globalization;
using GradGen.Packing;

namespace GradGen;

/// <summary>Used by generated code to list the blocks of θ.</summary>
/// <typeparam name="T">The element type of the layer.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ParameterLayoutBuilder<T>
{
    private readonly List<ParameterBlock> _blocks = [];
    private readonly List<string> _empty = [];
    private int _offset;

    /// <summary>Adds a parameter that is an array; one that is not allocated yet has no values.</summary>
    public void Add(string name, Array? values, bool hasGradient, ValueRange? domain = null) =>
        Add(name, values is null ? BlockShape.Rectangular(0) : BlockShape.Of(values), hasGradient, domain);

    /// <summary>Adds a parameter that is neither an array nor a number.</summary>
    public void Add<TStorage, THow>(string name, TStorage? storage, THow how, bool hasGradient, ValueRange? domain = null)
        where THow : struct, IStorage<TStorage, T> => Add(name, StorageShape.Of<TStorage, THow, T>(storage, how), hasGradient, domain);

    /// <summary>Adds a parameter that is a single number.</summary>
    public void AddScalar(string name, bool hasGradient, ValueRange? domain = null) => Add(name, BlockShape.Scalar, hasGradient, domain);

    /// <summary>Adds the blocks of a sub-layer, its name before theirs.</summary>
    public void AddLayer(string name, object? layer)
    {
        var blocks = SubLayers.As<T>(layer)?.GetParameterLayout().Blocks ?? [];
        foreach (var block in blocks)
            Add(name + "." + block.Name, block.Shape, block.HasGradient, block.Domain);
        // Where there is no layer yet, it is unknown.
        if (layer is not null && blocks.Count == 0)
            AddNothing(name);
    }

    /// <summary>Adds the blocks that a base class keeps to itself, by their own names.</summary>
    public void AddBase(IGradCheckable<T>? privates)
    {
        foreach (var block in privates?.GetParameterLayout().Blocks ?? [])
            Add(block.Name, block.Shape, block.HasGradient, block.Domain);
    }

    /// <summary>Adds the blocks of each sub-layer of a collection.</summary>
    public void AddLayers(string name, IEnumerable<object?>? layers)
    {
        var index = 0;
        foreach (var layer in layers ?? [])
            AddLayer($"{name}[{index++}]", layer);
        if (index == 0)
            AddNothing(name);
    }

    /// <summary>Adds the blocks of a parameter object.</summary>
    public void AddPart<TObject, THow>(string name, TObject? part, THow how)
        where THow : struct, IParameterObject<TObject, T>
    {
        if (part is null)
            return;
        foreach (var block in how.GetParameterLayout(part).Blocks)
            Add(block.Name is [] or ['[', ..] ? name + block.Name : name + "." + block.Name, block.Shape, block.HasGradient, block.Domain);
    }

    /// <summary>Adds the blocks of each parameter object of a collection.</summary>
    public void AddParts<TObject, THow>(string name, IEnumerable<TObject?>? parts, THow how)
        where THow : struct, IParameterObject<TObject, T>
    {
        var (index, before) = (0, _blocks.Count);
        foreach (var part in parts ?? [])
            AddPart($"{name}[{index++}]", part, how);
        if (_blocks.Count == before)
            AddNothing(name);
    }

    /// <summary>Adds each storage of a collection, its place after the collection's name.</summary>
    public void AddItems<TStorage, THow>(string name, IReadOnlyList<KeyValuePair<string, TStorage?>> items, THow how, bool hasGradient,
        ValueRange? domain = null)
        where THow : struct, IStorage<TStorage, T>
    {
        foreach (var item in items ?? [])
            Add(name + item.Key, item.Value, how, hasGradient, domain);
        if (items is null or { Count: 0 })
            AddNothing(name);
    }

    // An activation behind an abstract class; a list that a base class has for all its heirs, and this one puts nothing in.
    private void AddNothing(string name) => _empty.Add(name);

    /// <summary>The layout of what was added.</summary>
    public ParameterLayout Build() => new(_blocks.ToArray()) { Empty = _empty };

    private void Add(string name, BlockShape shape, bool hasGradient, ValueRange? domain)
    {
        if (shape.Matrices is { } matrices)
        {
            for (var i = 0; i < matrices.Count; i++)
            {
                if (matrices[i].Length > 0)
                    Add($"{name}[{i.ToString(CultureInfo.InvariantCulture)}]", matrices[i], hasGradient, domain);
            }

            return;
        }

        _blocks.Add(new ParameterBlock(name, shape, _offset, hasGradient, domain));
        _offset += shape.Length;
    }
}
