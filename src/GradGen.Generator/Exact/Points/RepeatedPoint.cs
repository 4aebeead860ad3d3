using GradGen.Generator.Interpretation;
using GradGen.Generator.Interpretation.Values;

namespace GradGen.Generator.Exact.Points;

/// <summary>
/// A point that is run again and again with other code in Backward. Forward runs once: after it, all that a run can change is remembered,
/// and set back before each Backward.
/// </summary>
/// <param name="ready">Runs Forward.</param>
internal sealed class RepeatedPoint(Func<Machine, ReadyPoint> ready)
{
    // A change that takes many times as long mends nothing.
    private const int MostTimes = 8;
    private const long Least = 4_000;

    private Machine? _machine;
    private Held? _held;

    /// <summary>Runs the point.</summary>
    /// <exception cref="RunEndedException">It does not run to its end.</exception>
    internal ExactPoint Run(Machine machine)
    {
        if (_machine == machine && _held is { Pause.IsOfRun: true } held)
        {
            held.Pause.GoBack();
            return Compared(machine, machine.Within(held.Most, held.Point.RunBackward));
        }

        (_machine, _held) = (machine, null);
        var point = ready(machine);
        var pause = new Pause(machine, point.Roots);
        var before = machine.Spent;
        var found = point.RunBackward();
        var spent = machine.Spent - before;
        pause.GoBack();
        var again = point.RunBackward();
        // Where anything was changed that is not known to change, it would not be the same.
        if (found.Components.Select(Claim).SequenceEqual(again.Components.Select(Claim)))
            _held = new(point, pause, Math.Max(Least, MostTimes * spent));
        return Compared(machine, again);
    }

    private static ExactPoint Compared(Machine machine, ExactPoint point)
    {
        LayerPoints.AssertComparable(machine, point);
        return point;
    }

    private static (double Claimed, int Node) Claim(Component component) => (component.Claimed, component.Node);

    private sealed record Held(ReadyPoint Point, Pause Pause, long Most);
}
