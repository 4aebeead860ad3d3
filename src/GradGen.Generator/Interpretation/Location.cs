using GradGen.Generator.Interpretation.Values;

namespace GradGen.Generator.Interpretation;

/// <summary>
/// Something that can be assigned to: a holder and, in it, a key, which are evaluated once, and how the value there is read, written
/// and referred to.
/// </summary>
/// <param name="Holder">An object, an array or a ref; null for a local variable.</param>
/// <param name="Key">The index, or the arguments of an indexer; null where the holder says it all.</param>
/// <param name="Get">Reads it.</param>
/// <param name="Set">Writes it.</param>
/// <param name="Point">A ref to it.</param>
internal sealed record Location(
    Code? Holder,
    Func<Frame, Value, Value>? Key,
    Func<Frame, Value, Value, Value> Get,
    Action<Frame, Value, Value, Value> Set,
    Func<Frame, Value, Value, Place> Point)
{
    /// <summary>A shorter way to read it.</summary>
    internal Code? Direct { get; init; }

    internal Code Load()
    {
        if (Direct is not null)
            return Direct;
        var (holder, key, get) = (Holder, Key, Get);
        return holder is null ? frame => get(frame, default, default)
            : key is null ? frame => get(frame, holder(frame), default)
            : frame =>
            {
                var held = holder(frame);
                return get(frame, held, key(frame, held));
            };
    }

    internal Code Store(Code value)
    {
        var (holder, key, set) = (Holder, Key, Set);
        return frame =>
        {
            var held = holder is null ? default : holder(frame);
            var at = key is null ? default : key(frame, held);
            var result = value(frame);
            set(frame, held, at, result);
            return result;
        };
    }

    /// <summary>Reads, changes and writes; gives the old value or the new one.</summary>
    internal Code Update(Func<Frame, Value, Value> change, bool givesOld = false)
    {
        var (holder, key, get, set) = (Holder, Key, Get, Set);
        return frame =>
        {
            var held = holder is null ? default : holder(frame);
            var at = key is null ? default : key(frame, held);
            var old = get(frame, held, at);
            var changed = change(frame, old);
            set(frame, held, at, changed);
            return givesOld ? old : changed;
        };
    }

    /// <summary>Evaluates holder and key, and gives what then writes a value: for assignments to several at once.</summary>
    internal Func<Frame, Action<Value>> Target()
    {
        var (holder, key, set) = (Holder, Key, Set);
        return frame =>
        {
            var held = holder is null ? default : holder(frame);
            var at = key is null ? default : key(frame, held);
            return value => set(frame, held, at, value);
        };
    }

    internal Code Reference()
    {
        var (holder, key, point) = (Holder, Key, Point);
        return frame =>
        {
            var held = holder is null ? default : holder(frame);
            return Value.Of(point(frame, held, key is null ? default : key(frame, held)));
        };
    }

    /// <summary>What a ref points to.</summary>
    internal static Location Through(Code reference) => new(
        reference,
        null,
        static (_, place, _) => ((Place)place.Object!).Get(),
        static (_, place, _, value) => ((Place)place.Object!).Set(value),
        static (_, place, _) => (Place)place.Object!);
}
