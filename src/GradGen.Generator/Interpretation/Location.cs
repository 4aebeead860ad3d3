using GradGen.Generator.Interpretation.Values;

namespace GradGen.Generator.Interpretation;

/// <summary>
/// Something that can be assigned to: a holder and, in it, a key, which are evaluated once, and how the value there is read, written
/// and referred to.
/// </summary>
/// <param name="holder">An object, an array or a ref; null for a local variable.</param>
/// <param name="key">The index, or the arguments of an indexer; null where the holder says it all.</param>
/// <param name="get">Reads it.</param>
/// <param name="set">Writes it.</param>
/// <param name="point">A ref to it.</param>
internal class Location(
    Code? holder,
    Func<Frame, Value, Value>? key,
    Func<Frame, Value, Value, Value> get,
    Action<Frame, Value, Value, Value> set,
    Func<Frame, Value, Value, Place> point)
{
    /// <summary>Writes a value to a place that has neither holder nor key.</summary>
    internal void Set(Frame frame, Value value) => set(frame, default, default, value);

    internal virtual Code Load() =>
        holder is null ? frame => get(frame, default, default)
            : key is null ? frame => get(frame, holder(frame), default)
            : frame =>
            {
                var held = holder(frame);
                return get(frame, held, key(frame, held));
            };

    internal virtual RealCode LoadReal()
    {
        var load = Load();
        return frame => load(frame).Taped;
    }

    internal virtual IntCode LoadInt()
    {
        var load = Load();
        return frame => load(frame).Int;
    }

    internal virtual ObjectCode LoadObject()
    {
        var load = Load();
        return frame => load(frame).Object;
    }

    internal Code Store(Code value) => frame =>
    {
        var held = holder is null ? default : holder(frame);
        var at = key is null ? default : key(frame, held);
        var result = value(frame);
        set(frame, held, at, result);
        return result;
    };

    internal virtual RealCode StoreReal(RealCode value)
    {
        var store = Store(frame => Value.Of(value(frame)));
        return frame => store(frame).Taped;
    }

    internal virtual IntCode StoreInt(IntCode value)
    {
        var store = Store(frame => Value.Of(value(frame)));
        return frame => store(frame).Int;
    }

    /// <summary>Reads, changes and writes; gives the old value or the new one.</summary>
    internal Code Update(Func<Frame, Value, Value> change, bool givesOld = false) => frame =>
    {
        var held = holder is null ? default : holder(frame);
        var at = key is null ? default : key(frame, held);
        var old = get(frame, held, at);
        var changed = change(frame, old);
        set(frame, held, at, changed);
        return givesOld ? old : changed;
    };

    internal virtual RealCode UpdateReal(Func<TapedReal, TapedReal, TapedReal> apply, RealCode value)
    {
        var update = Update((frame, old) => Value.Of(apply(old.Taped, value(frame))));
        return frame => update(frame).Taped;
    }

    internal virtual IntCode UpdateInt(Func<int, int, int> apply, IntCode value, bool givesOld = false)
    {
        var update = Update((frame, old) => Value.Of(apply(old.Int, value(frame))), givesOld);
        return frame => update(frame).Int;
    }

    /// <summary>Evaluates holder and key, and gives what then writes a value: for assignments to several at once.</summary>
    internal Func<Frame, Action<Value>> Target() => frame =>
    {
        var held = holder is null ? default : holder(frame);
        var at = key is null ? default : key(frame, held);
        return value => set(frame, held, at, value);
    };

    internal Code Reference() => frame =>
    {
        var held = holder is null ? default : holder(frame);
        return Value.Of(point(frame, held, key is null ? default : key(frame, held)));
    };

    /// <summary>What a ref points to.</summary>
    internal static Location Through(Code reference) => new(
        reference,
        null,
        static (_, place, _) => ((Place)place.Object!).Get(),
        static (_, place, _, value) => ((Place)place.Object!).Set(value),
        static (_, place, _) => (Place)place.Object!);
}
