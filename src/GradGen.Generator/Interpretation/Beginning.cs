using GradGen.Generator.Interpretation.Values;

namespace GradGen.Generator.Interpretation;

/// <summary>Where a statement begins: it is marked as the one that runs.</summary>
/// <param name="machine">The machine.</param>
/// <param name="statement">The number of the statement.</param>
internal sealed class Beginning(Machine machine, int statement)
{
    private readonly Machine _machine = machine;
    private readonly Trace _trace = machine.Trace;
    private readonly int _statement = statement;

    internal void Run()
    {
        _trace.Point = new(_trace.Point.Call, _statement);
        _trace.Statements.Run(_statement);
        _machine.Spend(1);
    }
}
