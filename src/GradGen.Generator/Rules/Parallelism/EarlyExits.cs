using GradGen.Generator.Symbols;
using GradGen.Generator.Walking;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Generator.Rules.Parallelism;

/// <summary>Which loops and functions are left early, in some iterations of a parallel loop and not in others.</summary>
internal sealed class EarlyExits
{
    private readonly Dictionary<IOperation, Dependence> _left = [];

    /// <summary>Grows with what is found out.</summary>
    internal int Growth { get; private set; }

    /// <summary>What decides whether code is left early.</summary>
    internal Dependence Of(IOperation code) => _left.TryGetValue(code, out var control) ? control : Dependence.None;

    /// <summary>Notes that code is left, under a condition.</summary>
    internal void Leave(IOperation code, Dependence control)
    {
        if (control <= Of(code))
            return;
        _left[code] = control;
        Growth++;
    }

    /// <summary>Notes a return, break, continue or goto in a function.</summary>
    internal void Jump(IOperation jump, IOperation function, Dependence control)
    {
        if (jump is IReturnOperation)
        {
            Leave(function, control);
            return;
        }

        var label = ((IBranchOperation)jump).Target;
        foreach (var around in jump.Around())
        {
            if (around is ILoopOperation loop && (Same(loop.ContinueLabel, label) || Same(loop.ExitLabel, label)))
            {
                Leave(loop, control);
                return;
            }

            if (around is ISwitchOperation { ExitLabel: var exit } && Same(exit, label))
                return;
        }

        Leave(function, Dependence.Iteration);
    }

    private static bool Same(ISymbol? one, ISymbol? other) => one is not null && one.Is(other);
}
