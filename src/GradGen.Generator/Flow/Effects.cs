using GradGen.Generator.Symbols;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Flow;

/// <summary>What a method of a layer does to the storages that it can reach, itself and in what it calls.</summary>
internal sealed class Effects(IReadOnlyList<Effect> all, Storages storages, IReadOnlyDictionary<ISymbol, Value> held, bool completes)
{
    /// <summary>Whether it ever returns; a method that only throws is still to be written.</summary>
    internal bool Completes => completes;

    /// <summary>Whether a member may be given other values than zeros.</summary>
    /// <param name="member">The member.</param>
    /// <param name="sharing">Who else may hold its array.</param>
    internal bool MayWrite(ISymbol member, Sharing sharing)
    {
        var own = Own(member) | (Held(member) & storages.Created);
        var suspects = own | Value.Unknown | Value.This;
        foreach (var effect in all)
        {
            if (effect.Kind is not (EffectKind.Write or EffectKind.MayWrite))
                continue;
            var others = effect.Target.Except(storages.Created);
            if (sharing == Sharing.Handed)
                others = others.Except(effect.Kind == EffectKind.Write ? storages.PlainMembers() : Value.None);
            if (effect.Target.Meets(suspects) || (sharing != Sharing.None && !others.IsNone))
                return true;
        }

        // An array that something else made is given with whatever it holds.
        return !(Held(member).Except(Own(member)).IsWithin(storages.Blank));
    }

    /// <summary>Whether the values of an argument may be read.</summary>
    internal bool MayRead(ISymbol argument) =>
        all.Any(effect => effect.Kind is EffectKind.Read or EffectKind.MayWrite && effect.Target.Meets(Own(argument) | Value.Unknown));

    /// <summary>The writes that certainly hit this argument.</summary>
    internal IEnumerable<Effect> WritesInto(IParameterSymbol argument) => Certain(Own(argument), Own(argument));

    /// <summary>The writes that can go nowhere but into this member, other than those that allocate it late.</summary>
    internal IEnumerable<Effect> WritesInto(ISymbol member) =>
        Certain(Own(member), Own(member) | (Held(member) & storages.Created)).Where(write => !IsLateAllocation(write, member));

    private IEnumerable<Effect> Certain(Value wanted, Value allowed)
    {
        // Beyond what can be told apart, nothing is certain.
        if (wanted.Meets(Value.Unknown))
            yield break;
        var seen = new HashSet<SyntaxNode>();
        foreach (var effect in all)
        {
            if (effect.Kind is not (EffectKind.Write or EffectKind.Clear) || !effect.Target.Meets(wanted) || !effect.Target.IsWithin(allowed))
                continue;
            // What a helper does to other arrays too is right in the helper, and wrong where it is called.
            var found = effect.Call is { } call
                && all.Any(other => other.Where == effect.Where && other.Kind is EffectKind.Write or EffectKind.Clear && !other.Target.IsWithin(allowed))
                ? effect with { Where = call } : effect;
            if (seen.Add(found.Where))
                yield return found;
        }
    }

    // Under a condition that asks a member and then sets it: "if (_w == null) …", "if (!_isBuilt) { …; _isBuilt = true; }".
    private bool IsLateAllocation(Effect write, ISymbol member)
    {
        foreach (var guard in write.Guard?.AndOuter() ?? [])
        {
            foreach (var asked in guard.Asked)
            {
                var settles = all.Any(other => other.Kind is EffectKind.Write or EffectKind.Clear && other.Guard?.AndOuter().Contains(guard) == true
                    && other.Target == Own(asked) && (!asked.Is(member) || other.IsWhole));
                if (settles)
                    return true;
            }
        }

        return false;
    }

    private Value Own(ISymbol symbol) => storages.Knows(symbol) ? storages.Of(symbol) : Value.None;

    private Value Held(ISymbol symbol) => held.TryGetValue(symbol, out var value) ? value : Value.None;
}
