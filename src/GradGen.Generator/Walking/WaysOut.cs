using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Generator.Walking;

/// <summary>The ways by which a piece of code is left before its end: jumps that wait at their targets, and returns.</summary>
internal sealed class WaysOut<TState>
    where TState : class
{
    // Most code has none.
    private Dictionary<ILabelSymbol, List<TState>>? _jumps;

    internal List<(IReturnOperation At, TState State)> Returns { get; } = [];

    internal void Jump(ILabelSymbol label, TState state)
    {
        _jumps ??= new(SymbolEqualityComparer.Default);
        if (!_jumps.TryGetValue(label, out var waiting))
            _jumps.Add(label, waiting = []);
        waiting.Add(state);
    }

    /// <summary>What arrives at a label; null where nothing does.</summary>
    internal IReadOnlyList<TState>? Land(ILabelSymbol label)
    {
        if (_jumps is null || !_jumps.TryGetValue(label, out var arriving))
            return null;
        _jumps.Remove(label);
        return arriving;
    }

    /// <summary>Lets each way go on outside, through what has to run on it.</summary>
    internal void Pass(Func<TState, TState?> through, WaysOut<TState> outside)
    {
        foreach (var (label, state) in (_jumps ?? []).SelectMany(static jump => jump.Value.Select(state => (jump.Key, state))))
        {
            if (through(state) is { } passed)
                outside.Jump(label, passed);
        }

        foreach (var (at, returned) in Returns)
        {
            if (through(returned) is { } passed)
                outside.Returns.Add((at, passed));
        }
    }
}
