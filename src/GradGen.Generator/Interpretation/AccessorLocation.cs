using GradGen.Generator.Interpretation.Values;

namespace GradGen.Generator.Interpretation;

/// <summary>A property or an indexer.</summary>
/// <param name="holder">Its object; null of a static one.</param>
/// <param name="arguments">What is indexed by; null of a property.</param>
/// <param name="get">Reads it.</param>
/// <param name="set">Writes the last argument.</param>
internal sealed class AccessorLocation(Code? holder, Func<Frame, Value[]>? arguments, Function get, Function set) : Location(
    holder,
    arguments is null ? null : (frame, _) => Value.Of(arguments(frame)),
    (_, held, key) => get(held, (Value[]?)key.Object ?? []),
    (_, held, key, value) => set(held, [.. (Value[]?)key.Object ?? [], value]),
    (_, held, key) => new AccessorPlace(() => get(held, (Value[]?)key.Object ?? []), value => set(held, [.. (Value[]?)key.Object ?? [], value])))
{
    private readonly Code? _holder = holder;

    /// <summary>A shorter way to read it, from the frame and the object; null where there is none.</summary>
    internal Func<Frame, Value, Value>? Getter { get; init; }

    internal override Code Load()
    {
        if (Getter is not { } getter)
            return base.Load();
        return _holder is not { } holder ? frame => getter(frame, default) : frame => getter(frame, holder(frame));
    }
}
