using GradGen.Generator.Interpretation.Values;

namespace GradGen.Generator.Interpretation;

/// <summary>An element of an array.</summary>
/// <param name="machine">The machine.</param>
/// <param name="array">The array.</param>
/// <param name="indices">One for each axis.</param>
internal sealed class ElementLocation(Machine machine, ObjectCode array, IntCode[] indices) : Location(
    frame => Value.Of(array(frame)),
    (frame, held) => Value.Of(Index(machine, frame, held.Object as ArrayValue, indices)),
    static (_, held, at) => ((ArrayValue)held.Object!).Get(at.Int),
    (_, held, at, value) => machine.Trace.Store((ArrayValue)held.Object!, at.Int, value),
    (_, held, at) => new ElementPlace(machine.Trace, (ArrayValue)held.Object!, at.Int))
{
    private readonly Machine _machine = machine;
    private readonly ObjectCode _array = array;
    private readonly IntCode[] _indices = indices;

    internal override Code Load() => frame =>
    {
        var held = _array(frame) as ArrayValue;
        return held!.Get(Index(_machine, frame, held, _indices));
    };

    internal override RealCode LoadReal() => frame =>
    {
        var held = Reals(_array(frame));
        var at = Index(_machine, frame, held, _indices);
        return new(held!.Values[at], held.Nodes[at]);
    };

    internal override ObjectCode LoadObject() => frame =>
    {
        var held = _array(frame) as ArrayValue;
        return held!.Get(Index(_machine, frame, held, _indices)).Object;
    };

    internal override RealCode StoreReal(RealCode value) => frame =>
    {
        var held = Reals(_array(frame));
        var at = Index(_machine, frame, held, _indices);
        var result = value(frame);
        _machine.Trace.Store(held!, at, result);
        return result;
    };

    internal override RealCode UpdateReal(Func<TapedReal, TapedReal, TapedReal> apply, RealCode value) => frame =>
    {
        var held = Reals(_array(frame));
        var at = Index(_machine, frame, held, _indices);
        var old = new TapedReal(held!.Values[at], held.Nodes[at]);
        var changed = apply(old, value(frame));
        _machine.Trace.Store(held, at, changed);
        return changed;
    };

    // Null is told of with its index.
    private static RealArray? Reals(object? held) =>
        held as RealArray ?? (held is null ? null : throw RunEndedException.Unknown("reals in a " + held.GetType().Name));

    // In row-major order; an array is there afterwards.
    private static int Index(Machine machine, Frame frame, ArrayValue? array, IntCode[] indices)
    {
        var place = 0;
        for (var axis = 0; axis < indices.Length; axis++)
        {
            var at = indices[axis](frame);
            if (array is null || (uint)at >= (uint)array.Lengths[axis])
                throw array is null ? machine.Thrown<NullReferenceException>() : machine.Thrown<IndexOutOfRangeException>();
            place = (place * array.Lengths[axis]) + at;
        }

        return place;
    }
}
