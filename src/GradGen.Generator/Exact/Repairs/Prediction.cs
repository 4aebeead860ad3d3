using GradGen.Generator.Exact.Points;
using GradGen.Generator.Exact.Repairs.Rewrites;
using GradGen.Generator.Interpretation;

namespace GradGen.Generator.Exact.Repairs;

/// <summary>
/// Which of many values a statement could hand on to make wrong components right and leave right ones so. Backward is linear in most of
/// what it computes: how much a component changes with each execution of the statement is read off the tape, so that one run tries all values.
/// </summary>
internal sealed class Prediction
{
    private const double Tolerance = 1e-6;
    private const double Nothing = 1e-9;
    private const int MostComponents = 6;
    private const int MostExecutions = 120;

    private readonly OpenStatement _statement;
    private readonly IReadOnlyList<Target> _targets;
    private readonly ExactPoint _point;
    private readonly Func<Machine, ExactPoint> _run;

    // How much each target changes where the statement hands on nothing; null before any changes were predicted.
    private double[]? _own;
    private bool? _isCertain;

    private Prediction(OpenStatement statement, Func<Machine, ExactPoint> run, ExactPoint point, IReadOnlyList<Target> targets) =>
        (_statement, _run, _point, _targets) = (statement, run, point, targets);

    /// <summary>Whether other numbers there could make every component right; null where that cannot be told.</summary>
    internal bool? IsAble { get; private init; }

    /// <summary>Whether they could make a wrong block right.</summary>
    internal bool? IsPartlyAble { get; private init; }

    /// <summary>Whether any wrong component can be told from the executions of the statement.</summary>
    internal bool Tells => _targets.Count > 0;

    /// <summary>
    /// Whether components are linear in what the statement hands on, or do not change with it, so that none but the values that are predicted
    /// can be right.
    /// </summary>
    internal bool IsCertain => _isCertain ??=
        (Tells && _targets.All(static target => target.Slopes.Values.All(static slope => Math.Abs(slope) == 1))) || IsLinear();

    /// <summary>Watches a point; null where the statement does not run there, or in Forward too: to change it would change the cost.</summary>
    internal static Prediction? Of(OpenStatement statement, Func<Machine, ExactPoint> run)
    {
        var tape = statement.Machine.Trace.Tape;
        if (statement.Watch(run, out var nodes) is not { } point)
            return null;
        var isChanging = tape.ChangingWith(nodes, point.Facts.LastOfForward);
        var changing = point.Components.Where(component => isChanging(component.Node)).ToLookup(static component => component.IsWrong);
        var targets = changing[true].Take(MostComponents).Select(To)
            .Where(static target => target.Slopes.Count is > 0 and <= MostExecutions).OrderBy(static target => target.Slopes.Count).Take(2).ToList();
        if (targets.Count > 0)
            targets.AddRange(changing[false].Take(MostComponents).Select(To)
                .Where(static target => target.Slopes.Count is > 0 and <= MostExecutions).Take(1));
        var (ofAll, ofAny) = Sufficiency.IsAble(statement, point, nodes);
        return new Prediction(statement, run, point, targets) { IsAble = ofAll, IsPartlyAble = ofAny };

        Target To(Component component)
        {
            var adjoints = tape.Sweep([(component.Node, 1)], point.Facts.LastOfForward);
            var slopes = new Dictionary<int, double>();
            for (var i = 0; i < nodes.Count; i++)
            {
                if (adjoints[nodes[i]] != 0)
                    slopes.Add(i, adjoints[nodes[i]] * statement.Parts.Sign);
            }

            var scale = point.Components.Where(other => other.Block == component.Block).Max(static other => Math.Abs(other.Expected));
            return new(component, slopes, Math.Max(Tolerance * scale, Nothing));
        }
    }

    /// <summary>Whether the statement would be right with each of some changes of its value.</summary>
    internal bool[] AreRight(Composition values, IReadOnlyList<int> changed)
    {
        var sums = new double[changed.Count, _targets.Count];
        var own = _own = new double[_targets.Count];
        var execution = 0;
        _statement.Watch(
            _run,
            frame =>
            {
                var wanted = _targets.Select((target, place) => (place, Slope: target.Slopes.TryGetValue(execution, out var slope) ? slope : 0))
                    .Where(static pair => pair.Slope != 0).ToArray();
                if (wanted.Length == 0)
                    return;
                var numbers = values.In(frame);
                foreach (var (place, slope) in wanted)
                    own[place] += slope * numbers[values.Own];
                for (var i = 0; i < changed.Count; i++)
                {
                    foreach (var (place, slope) in wanted)
                        sums[i, place] += slope * (numbers[changed[i]] - numbers[values.Own]);
                }
            },
            () => execution++);
        return [.. Enumerable.Range(0, changed.Count).Select(i => _targets.Select((target, place) => target.IsMet(sums[i, place])).All(static isMet => isMet))];
    }

    // As a run shows in which the statement hands on another multiple of each number, of the other sign.
    private bool IsLinear()
    {
        var parts = _statement.Parts;
        if (!_statement.IsReal || (Tells && _own is null))
            return false;
        var opposite = new Rewrite(parts.Value.Span, $"-3 * ({parts.Value})", string.Empty);
        if (_statement.Bound([opposite])[0] is not { } other || _statement.Run(other, _run) is not { } point)
            return false;
        // Where it ends with other gradients, nothing can be compared.
        if (point.Components.Count != _point.Components.Count)
            return false;
        var claimed = _point.Components.Zip(point.Components, static (before, after) => (before, after.Claimed))
            .ToLookup(static pair => pair.before, static pair => pair.Claimed);
        return Tells
            ? _targets.Select((target, place) => target.IsAt(claimed[target.Component].First(), -4 * _own![place])).All(static isAt => isAt)
            : claimed.Where(static component => component.Key.IsWrong).All(static component => component.First().Equals(component.Key.Claimed));
    }

    /// <summary>A component, and how much it changes with the value of each execution that goes into it.</summary>
    private sealed record Target(Component Component, Dictionary<int, double> Slopes, double Tolerance)
    {
        /// <summary>Whether the component comes to a number when it changes by another one.</summary>
        internal bool IsAt(double claimed, double change) =>
            Math.Abs(Component.Claimed + change - claimed) <= Math.Max(Tolerance, Prediction.Tolerance * Math.Abs(change));

        /// <summary>Whether a change makes it right.</summary>
        internal bool IsMet(double change) => Math.Abs(Component.Claimed + change - Component.Expected) <= Tolerance;
    }
}
