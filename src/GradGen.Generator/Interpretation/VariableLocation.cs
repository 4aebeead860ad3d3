using GradGen.Generator.Interpretation.Values;

namespace GradGen.Generator.Interpretation;

/// <summary>A local variable, or a parameter that is passed by value, in the frame of its call.</summary>
/// <param name="slot">Where it is there.</param>
internal sealed class VariableLocation(int slot) : Location(
    null,
    null,
    (frame, _, _) => frame.Locals[slot],
    (frame, _, _, value) => frame.Locals[slot] = value,
    (frame, _, _) => new SlotPlace(frame.Locals, slot))
{
    private readonly int _slot = slot;

    internal override Code Load() => frame => frame.Locals[_slot];

    internal override RealCode LoadReal() => frame => frame.Locals[_slot].Taped;

    internal override IntCode LoadInt() => frame => frame.Locals[_slot].Int;

    internal override ObjectCode LoadObject() => frame => frame.Locals[_slot].Object;

    internal override RealCode StoreReal(RealCode value) => frame =>
    {
        var result = value(frame);
        frame.Locals[_slot] = Value.Of(result);
        return result;
    };

    internal override IntCode StoreInt(IntCode value) => frame =>
    {
        var result = value(frame);
        frame.Locals[_slot] = Value.Of(result);
        return result;
    };

    internal override RealCode UpdateReal(Func<TapedReal, TapedReal, TapedReal> apply, RealCode value) => frame =>
    {
        var old = frame.Locals[_slot].Taped;
        var changed = apply(old, value(frame));
        frame.Locals[_slot] = Value.Of(changed);
        return changed;
    };

    internal override IntCode UpdateInt(Func<int, int, int> apply, IntCode value, bool givesOld = false) => frame =>
    {
        var old = frame.Locals[_slot].Int;
        var changed = apply(old, value(frame));
        frame.Locals[_slot] = Value.Of(changed);
        return givesOld ? old : changed;
    };
}
