using GradGen.Generator.Interpretation.Values;

namespace GradGen.Generator.Interpretation;

/// <summary>A moment of a run, from which it can go on more than once.</summary>
internal sealed class Pause
{
    private readonly Machine _machine;
    private readonly Snapshot _held;
    private readonly TraceMark _mark;
    private readonly int _run;

    /// <summary>The moment that is now.</summary>
    /// <param name="machine">The machine that runs.</param>
    /// <param name="roots">What all can be reached from that the run can change, apart from static fields.</param>
    internal Pause(Machine machine, IEnumerable<object> roots) =>
        (_machine, _held, _mark, _run) = (machine, new(roots.Concat(machine.Statics.Held)), machine.Trace.Mark, machine.Statics.Run);

    /// <summary>Whether the machine is still in the same run.</summary>
    internal bool IsOfRun => _machine.Statics.Run == _run;

    /// <summary>Goes back to the moment.</summary>
    internal void GoBack()
    {
        _held.SetBack();
        _machine.GoBack(_mark);
    }
}
