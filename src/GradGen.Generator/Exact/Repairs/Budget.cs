using GradGen.Generator.Interpretation;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Exact.Repairs;

/// <summary>What the search for an explanation may take, in steps of the machine. Time would end it elsewhere on each machine.</summary>
/// <param name="most">How much it is.</param>
internal sealed class Budget(long most)
{
    /// <summary>What binding a text takes, in steps of the machine, measured.</summary>
    internal const long OfText = 400;

    /// <summary>What taking a change of a value apart takes.</summary>
    internal const long OfChange = 30;

    /// <summary>What a run takes beside its steps.</summary>
    internal const long OfRun = 300;

    /// <summary>What finding out takes that a statement could be changed into.</summary>
    internal const long OfStatement = 4_000;

    private readonly List<Machine> _machines = [];
    private long _taken;

    /// <summary>What is left of it; less than nothing where the last run took more.</summary>
    internal long Left => most - _taken - _machines.Sum(static machine => machine.Spent);

    /// <summary>Takes what is no run.</summary>
    internal void Take(long steps) => _taken += steps;

    /// <summary>A machine in which code is open, all of whose runs are taken from it.</summary>
    internal Machine Open(Machine machine, IReadOnlyDictionary<SyntaxNode, Opening> openings)
    {
        var open = machine.Open(openings);
        _machines.Add(open);
        return open;
    }
}
