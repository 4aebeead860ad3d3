namespace GradGen.Generator.Interpretation.Values;

/// <summary>What a ref points to.</summary>
internal abstract class Place
{
    internal abstract Value Get();

    internal abstract void Set(Value value);
}

/// <summary>A local variable in the frame of its call.</summary>
internal sealed class SlotPlace(Value[] slots, int slot) : Place
{
    internal override Value Get() => slots[slot];

    internal override void Set(Value value) => slots[slot] = value;
}

/// <summary>An element of an array.</summary>
internal sealed class ElementPlace(Trace trace, ArrayValue array, int index) : Place
{
    internal ArrayValue Array => array;

    internal int Index => index;

    internal override Value Get() => array.Get(index);

    internal override void Set(Value value) => trace.Store(array, index, value);
}

/// <summary>A field of an object.</summary>
internal sealed class FieldPlace(Trace trace, Instance holder, int slot, bool isReal) : Place
{
    internal override Value Get() => holder.Fields[slot];

    internal override void Set(Value value)
    {
        if (isReal)
            trace.Store(holder, slot, value);
        else
            holder.Fields[slot] = value;
    }
}

/// <summary>A variable that a closure shares with the method around it, or one that was made for a ref to a passing value.</summary>
internal sealed class Cell : Place, IChangeable
{
    internal Value Held;

    public Action Remember(Action<object?> meet)
    {
        meet(Held.Object);
        var held = Held;
        return () => Held = held;
    }

    internal override Value Get() => Held;

    internal override void Set(Value value) => Held = value;
}

/// <summary>A place that code reaches through an accessor.</summary>
internal sealed class AccessorPlace(Func<Value> get, Action<Value> set) : Place
{
    internal override Value Get() => get();

    internal override void Set(Value value) => set(value);
}
