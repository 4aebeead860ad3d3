namespace GradGen.Generator.Interpretation.Values;

/// <summary>A span, a memory or a segment: a part of an array. Without an array it is empty.</summary>
internal sealed class Window(ArrayValue? array, int start, int length) : IChangeable
{
    /// <summary>The whole of an array.</summary>
    internal Window(ArrayValue array)
        : this(array, 0, array.Length)
    {
    }

    internal static Window Empty { get; } = new(null, 0, 0);

    internal ArrayValue? Array => array;

    internal int Start => start;

    internal int Length => length;

    internal Value this[int index] => array!.Get(start + index);

    public Action Remember(Action<object?> meet)
    {
        meet(array);
        return Snapshot.Nothing;
    }

    /// <summary>The window that a value is or converts to.</summary>
    internal static Window Of(Value value) => value.Object switch
    {
        Window window => window,
        ArrayValue array => new Window(array),
        _ => Empty,
    };
}
