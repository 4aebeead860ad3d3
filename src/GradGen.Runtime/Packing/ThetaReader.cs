using System.ComponentModel;
using GradGen.Packing;

namespace GradGen;

/// <summary>Used by generated code to copy a part of θ back into the parameters it covers, leaving the others alone.</summary>
/// <typeparam name="T">The element type of the layer.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref struct ThetaReader<T>
{
    private readonly ReadOnlySpan<T> _part;
    private readonly int _start;
    private int _position;

    /// <summary>A reader at the beginning of θ.</summary>
    /// <param name="part">The values from <paramref name="start"/> on.</param>
    /// <param name="start">Where they begin in θ.</param>
    /// <param name="count">The length of θ.</param>
    /// <param name="layer">The layer's name, for the error.</param>
    /// <exception cref="ArgumentException">The part reaches beyond θ.</exception>
    public ThetaReader(ReadOnlySpan<T> part, int start, int count, string layer)
    {
        if (start < 0 || part.Length > count - start)
            throw new ArgumentException($"{part.Length} values from {start} on do not fit: {layer} has {count} parameters.", nameof(part));
        _part = part;
        _start = start;
        _position = 0;
    }

    /// <summary>Fills an array of any rank, or an array of arrays, as far as the part covers it.</summary>
    public void Read(Array? values)
    {
        if (values is Array?[] rows)
        {
            foreach (var row in rows)
                Read(row);
        }
        else if (values is not null && Cover(values.Length, out var from, out var covered))
        {
            ArrayStorage.CopyIn(covered, values, from);
        }
    }

    /// <summary>The number's value in θ, or the one it has when the part does not cover it.</summary>
    public T Read(T current) => Cover(1, out _, out var covered) ? covered[0] : current;

    /// <summary>Fills a storage that is not an array, as far as the part covers it.</summary>
    /// <returns>The storage to put in its place.</returns>
    public TStorage? Read<TStorage, THow>(TStorage? storage, THow how)
        where THow : struct, IStorage<TStorage, T> =>
        Cover(StorageShape.Count<TStorage, THow, T>(storage, how), out var from, out var covered) ? how.CopyIn(covered, from, storage!) : storage;

    /// <summary>Fills the parameters of a sub-layer as far as the part covers them.</summary>
    public void ReadParameters(object? layer)
    {
        if (SubLayers.As<T>(layer) is { } checkable && Cover(checkable.ParameterCount, out var from, out var covered))
            checkable.UnpackParameters(covered, from);
    }

    /// <summary>Fills the parameters of a sub-layer that is a struct, in place.</summary>
    public void ReadParameters<TLayer>(ref TLayer layer)
        where TLayer : struct, IGradCheckable<T>
    {
        if (Cover(layer.ParameterCount, out var from, out var covered))
            layer.UnpackParameters(covered, from);
    }

    /// <summary>Fills the parameters of each sub-layer of a collection.</summary>
    public void ReadAllParameters(IEnumerable<object?>? layers)
    {
        foreach (var layer in layers ?? [])
            ReadParameters(layer);
    }

    /// <summary>Fills a parameter object as far as the part covers it.</summary>
    public void ReadPart<TObject, THow>(TObject? part, THow how)
        where THow : struct, IParameterObject<TObject, T>
    {
        if (part is not null && Cover(how.ParameterCount(part), out var from, out var covered))
            how.UnpackParameters(part, covered, from);
    }

    /// <summary>Fills each parameter object of a collection.</summary>
    public void ReadParts<TObject, THow>(IEnumerable<TObject?>? parts, THow how)
        where THow : struct, IParameterObject<TObject, T>
    {
        foreach (var part in parts ?? [])
            ReadPart(part, how);
    }

    /// <summary>Fills each storage of a collection as far as the part covers it.</summary>
    public void ReadItems<TStorage, THow>(IReadOnlyList<KeyValuePair<string, TStorage?>> items, THow how)
        where THow : struct, IStorage<TStorage, T>
    {
        foreach (var item in items ?? [])
            Read(item.Value, how);
    }

    // Moves past a block, and says which of its values the part holds.
    private bool Cover(int count, out int from, out ReadOnlySpan<T> covered)
    {
        var begin = Math.Max(_start, _position);
        var end = Math.Min(_start + _part.Length, _position + count);
        from = begin - _position;
        covered = end > begin ? _part.Slice(begin - _start, end - begin) : default;
        _position += count;
        return end > begin;
    }
}
