using GradGen.Generator.Interpretation.Values;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Interpretation.Harness;

/// <summary>A type that holds numbers, as a generated struct shows it.</summary>
internal sealed class StorageAccess(IHost host, ITypeSymbol type, Value how, ITypeSymbol element)
{
    private readonly Interfaces _interfaces = new(host, element);

    internal int Count(Value storage) => IsNull(storage) ? 0 : Sizes(storage).Aggregate(1, static (count, size) => count * size);

    internal int[] Sizes(Value storage)
    {
        if (IsNull(storage))
            return [0];
        var rank = _interfaces.Storage(type, how, "RankOf", storage).Int;
        return [.. Enumerable.Range(0, rank).Select(axis => _interfaces.Storage(type, how, "SizeOf", storage, Value.Of(axis)).Int)];
    }

    internal void CopyOut(Value storage, Window values) => _interfaces.Storage(type, how, "CopyOut", storage, Value.Of(values));

    internal Value CopyIn(Window values, int start, Value storage) => _interfaces.Storage(type, how, "CopyIn", Value.Of(values), Value.Of(start), storage);

    internal Value Create(int[] sizes, ArrayValue values)
    {
        var lengths = Numbers.Of(host.Compilation.GetSpecialType(SpecialType.System_Int32), [.. sizes.Select(static size => Value.Of(size))]);
        return _interfaces.Storage(type, how, "Create", Value.Of(lengths), Value.Of(values));
    }

    /// <summary>A new storage with the values of an array.</summary>
    internal Value Made(ArrayValue values) => Create(Numbers.Sizes(values), Numbers.Of(element, Numbers.Flat(values)));

    /// <summary>A new array with the values of a storage.</summary>
    internal ArrayValue? ArrayOf(Value storage)
    {
        if (IsNull(storage))
            return null;
        var flat = new RealArray(element, Count(storage));
        CopyOut(storage, new Window(flat));
        return Numbers.Shaped(flat, Sizes(storage));
    }

    internal Value Fill(Value storage, ArrayValue values) => CopyIn(new Window(Numbers.Of(element, Numbers.Flat(values))), 0, storage);

    internal bool IsNull(Value storage) => storage.Object is null && !type.IsValueType;
}
