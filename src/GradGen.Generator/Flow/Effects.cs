using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Flow;

/// <summary>What a method of a layer does to the storages that it can reach, itself and in what it calls.</summary>
internal sealed class Effects
{
    private readonly IReadOnlyList<Effect> _all;
    private readonly Storages _storages;
    private readonly IReadOnlyDictionary<ISymbol, Value> _held;

    internal Effects(IReadOnlyList<Effect> all, Storages storages, IReadOnlyDictionary<ISymbol, Value> held, bool completes)
    {
        _all = all;
        _storages = storages;
        _held = held;
        Completes = completes;
    }

    /// <summary>Whether it ever returns; a method that only throws is still to be written.</summary>
    internal bool Completes { get; }

    /// <summary>Whether a member may be given other values than zeros.</summary>
    /// <param name="member">The member.</param>
    /// <param name="sharing">Who else may hold its array.</param>
    internal bool MayWrite(ISymbol member, Sharing sharing)
    {
        var own = Own(member) | (Held(member) & _storages.Created);
        var suspects = own | Value.Unknown | Value.This;
        foreach (var effect in _all)
        {
            if (effect.Kind is not (EffectKind.Write or EffectKind.MayWrite))
                continue;
            var others = effect.Target.Except(_storages.Created);
            if (sharing == Sharing.Handed)
                others = others.Except(effect.Kind == EffectKind.Write ? _storages.PlainMembers() : Value.None);
            if (effect.Target.Meets(suspects) || (sharing != Sharing.None && !others.IsNone))
                return true;
        }

        // An array that something else made is given with whatever it holds.
        return !(Held(member).Except(Own(member)).IsWithin(_storages.Blank));
    }

    /// <summary>Whether the values of an argument may be read.</summary>
    internal bool MayRead(ISymbol argument) =>
        _all.Any(effect => effect.Kind is EffectKind.Read or EffectKind.MayWrite && effect.Target.Meets(Own(argument) | Value.Unknown));

    /// <summary>The writes that can go nowhere but into this argument.</summary>
    internal IEnumerable<Effect> WritesInto(IParameterSymbol argument) => Certain(Own(argument), Own(argument));

    /// <summary>The writes that can go nowhere but into this member, other than those that allocate it late.</summary>
    internal IEnumerable<Effect> WritesInto(ISymbol member) =>
        Certain(Own(member), Own(member) | (Held(member) & _storages.Created)).Where(write => !IsLateAllocation(write, member));

    private IEnumerable<Effect> Certain(Value wanted, Value allowed)
    {
        // Beyond what can be told apart, nothing is certain.
        if (wanted.Meets(Value.Unknown))
            yield break;
        var seen = new HashSet<SyntaxNode>();
        foreach (var effect in _all)
        {
            if (effect.Kind is not (EffectKind.Write or EffectKind.Clear) || !effect.Target.Meets(wanted) || !effect.Target.IsWithin(allowed))
                continue;
            // What a helper does to other arrays too is right in the helper, and wrong where it is called.
            var found = effect.Call is { } call && _all.Any(other => other.Where == effect.Where && other.Kind is EffectKind.Write or EffectKind.Clear && !other.Target.IsWithin(allowed)) ? effect with { Where = call } : effect;
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
                var settles = _all.Any(other => other.Kind is EffectKind.Write or EffectKind.Clear && other.Guard?.AndOuter().Contains(guard) == true
                    && other.Target == Own(asked) && (Same(asked, member) ? other.IsWhole : true));
                if (settles)
                    return true;
            }
        }

        return false;
    }

    private Value Own(ISymbol symbol) => _storages.Knows(symbol) ? _storages.Of(symbol) : Value.None;

    private Value Held(ISymbol symbol) => _held.TryGetValue(symbol, out var held) ? held : Value.None;

    private static bool Same(ISymbol one, ISymbol other) => SymbolEqualityComparer.Default.Equals(one, other);
}
