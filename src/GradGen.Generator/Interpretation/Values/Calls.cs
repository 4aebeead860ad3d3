namespace GradGen.Generator.Interpretation.Values;

/// <summary>Calls, each by a number: those from the same statement of the same call are one. 0 is what the harness calls.</summary>
internal sealed class Calls
{
    private readonly Dictionary<ProgramPoint, int> _numbers = [];
    private readonly List<ProgramPoint> _points = [default];

    private (ProgramPoint Point, int Number) _last;

    internal void Clear()
    {
        _last = default;
        _numbers.Clear();
        _points.RemoveRange(1, _points.Count - 1);
    }

    /// <summary>The number of the calls that are made from a place.</summary>
    internal int From(ProgramPoint point)
    {
        // A statement often calls several times.
        if (point == _last.Point && _last.Number > 0)
            return _last.Number;
        if (!_numbers.TryGetValue(point, out var number))
        {
            _numbers.Add(point, number = _points.Count);
            _points.Add(point);
        }

        _last = (point, number);
        return number;
    }

    /// <summary>The numbers of the statements that led to a place: its own, and those of the calls around it.</summary>
    internal IEnumerable<int> StatementsTo(ProgramPoint point)
    {
        yield return point.Statement;
        for (; point.Call > 0; point = _points[point.Call])
            yield return _points[point.Call].Statement;
    }
}
