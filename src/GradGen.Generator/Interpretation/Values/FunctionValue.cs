namespace GradGen.Generator.Interpretation.Values;

/// <summary>A delegate: one function, or several that are called in order.</summary>
/// <param name="call">Runs it.</param>
/// <param name="target">The object of a method, or the closure; two delegates of one method and one target are equal.</param>
/// <param name="method">What tells it from others.</param>
internal sealed class FunctionValue(Func<Value[], Value> call, object? target, object? method) : IChangeable
{
    private IReadOnlyList<FunctionValue> _parts = [];

    internal Value Call(params Value[] arguments)
    {
        if (_parts.Count == 0)
            return call(arguments);
        var result = Value.Null;
        foreach (var part in _parts)
            result = part.Call(arguments);
        return result;
    }

    public Action Remember(Action<object?> meet)
    {
        foreach (var part in _parts)
            meet(part);
        meet(target);
        foreach (var cell in target as Value[] ?? [])
            meet(cell.Object);
        return Snapshot.Nothing;
    }

    internal bool Is(FunctionValue other) =>
        ReferenceEquals(this, other) || (method is not null && ReferenceEquals(target, other.Target) && method.Equals(other.Method));

    internal static FunctionValue? Combine(FunctionValue? first, FunctionValue? second) =>
        first is null ? second : second is null ? first : Of([.. Parts(first), .. Parts(second)]);

    internal static FunctionValue? Remove(FunctionValue? from, FunctionValue? what)
    {
        if (from is null || what is null)
            return from;
        var parts = Parts(from).ToList();
        var place = parts.FindLastIndex(part => part.Is(what));
        if (place >= 0)
            parts.RemoveAt(place);
        return parts.Count == 0 ? null : Of(parts);
    }

    private object? Target => target;

    private object? Method => method;

    private static IReadOnlyList<FunctionValue> Parts(FunctionValue function) => function._parts.Count == 0 ? [function] : function._parts;

    private static FunctionValue Of(IReadOnlyList<FunctionValue> parts) =>
        parts.Count == 1 ? parts[0] : new(static _ => Value.Null, null, null) { _parts = parts };
}
