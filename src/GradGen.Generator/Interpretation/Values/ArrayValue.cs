using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Interpretation.Values;

/// <summary>An array of any rank; its elements are in row-major order.</summary>
internal abstract class ArrayValue(ITypeSymbol element, int[] lengths) : IChangeable
{
    internal ITypeSymbol Element { get; } = element;

    internal int[] Lengths { get; } = lengths;

    internal int Rank => Lengths.Length;

    internal int Length { get; } = Count(lengths);

    /// <summary>An array whose elements have their default, which is given where it is not zero.</summary>
    internal static ArrayValue Create(ITypeSymbol element, int[] lengths, Func<Value>? initial)
    {
        if (Kinds.Of(element) == Kind.Real)
            return new RealArray(element, lengths);
        var array = new ItemArray(element, lengths);
        for (var i = 0; initial is not null && i < array.Length; i++)
            array.Set(i, initial());
        return array;
    }

    internal abstract Value Get(int index);

    internal abstract void Set(int index, Value value);

    /// <summary>An array of the same type with other lengths.</summary>
    internal abstract ArrayValue New(params int[] lengths);

    public abstract Action Remember(Action<object?> meet);

    internal ArrayValue Clone()
    {
        var clone = New(Lengths);
        for (var i = 0; i < Length; i++)
            clone.Set(i, Get(i));
        return clone;
    }

    private static int Count(int[] lengths)
    {
        var count = 1;
        foreach (var length in lengths)
            count = checked(count * length);
        return count;
    }
}

/// <summary>An array of reals: their values and their nodes.</summary>
internal sealed class RealArray(ITypeSymbol element, params int[] lengths) : ArrayValue(element, lengths)
{
    internal double[] Values { get; } = new double[Length(lengths)];

    internal int[] Nodes { get; } = new int[Length(lengths)];

    internal override Value Get(int index) => Value.Of(Values[index], Nodes[index]);

    internal override void Set(int index, Value value)
    {
        Values[index] = value.Real;
        Nodes[index] = value.Node;
    }

    internal override ArrayValue New(params int[] lengths) => new RealArray(Element, lengths);

    public override Action Remember(Action<object?> meet)
    {
        var (values, nodes) = ((double[])Values.Clone(), (int[])Nodes.Clone());
        return () =>
        {
            values.CopyTo(Values, 0);
            nodes.CopyTo(Nodes, 0);
        };
    }

    /// <summary>Sets the node of all.</summary>
    internal void Fill(int node)
    {
        for (var i = 0; i < Nodes.Length; i++)
            Nodes[i] = node;
    }

    private static new int Length(int[] lengths)
    {
        var count = 1;
        foreach (var length in lengths)
            count *= length;
        return count;
    }
}

/// <summary>An array of anything else.</summary>
internal sealed class ItemArray(ITypeSymbol element, params int[] lengths) : ArrayValue(element, lengths)
{
    private readonly Value[] _items = new Value[lengths.Aggregate(1, static (count, length) => count * length)];

    internal override Value Get(int index) => _items[index];

    internal override void Set(int index, Value value) => _items[index] = value;

    internal override ArrayValue New(params int[] lengths) => new ItemArray(Element, lengths);

    public override Action Remember(Action<object?> meet)
    {
        foreach (var item in _items)
            meet(item.Object);
        var items = (Value[])_items.Clone();
        return () => items.CopyTo(_items, 0);
    }
}
