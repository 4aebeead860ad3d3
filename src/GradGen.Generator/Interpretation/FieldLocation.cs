using GradGen.Generator.Interpretation.Values;

namespace GradGen.Generator.Interpretation;

/// <summary>A field of an object.</summary>
/// <param name="machine">The machine.</param>
/// <param name="holder">The object.</param>
/// <param name="slot">Where the field is in it.</param>
/// <param name="isReal">Whether it is a real, which has gone through the statement that writes it.</param>
internal sealed class FieldLocation(Machine machine, ObjectCode holder, int slot, bool isReal) : Location(
    frame => Value.Of(holder(frame)),
    null,
    (_, held, _) => Held(machine, held.Object).Fields[slot],
    isReal
        ? (_, held, _, value) => machine.Trace.Store(Held(machine, held.Object), slot, value)
        : (_, held, _, value) => Held(machine, held.Object).Fields[slot] = value,
    (_, held, _) => new FieldPlace(machine.Trace, Held(machine, held.Object), slot, isReal))
{
    private readonly Machine _machine = machine;
    private readonly ObjectCode _holder = holder;
    private readonly int _slot = slot;

    internal override Code Load() => frame => Held(_machine, _holder(frame)).Fields[_slot];

    internal override RealCode LoadReal() => frame => Held(_machine, _holder(frame)).Fields[_slot].Taped;

    internal override IntCode LoadInt() => frame => Held(_machine, _holder(frame)).Fields[_slot].Int;

    internal override ObjectCode LoadObject() => frame => Held(_machine, _holder(frame)).Fields[_slot].Object;

    /// <summary>An object whose fields the machine keeps.</summary>
    internal static Instance Held(Machine machine, object? held) =>
        held as Instance ?? throw (held is null ? machine.Thrown<NullReferenceException>() : RunEndedException.Unknown("a field of " + held.GetType().Name));
}
