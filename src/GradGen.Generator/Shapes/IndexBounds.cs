namespace GradGen.Generator.Shapes;

/// <summary>The ranges of loop variables, and what conditions say about expressions of them.</summary>
internal sealed class IndexBounds
{
    private readonly Dictionary<string, (Polynomial? Low, Polynomial? High)> _variables = new(StringComparer.Ordinal);
    private readonly List<(Polynomial Expression, Polynomial High)> _conditions = [];
    private int _next;

    /// <summary>How many conditions hold now; give it to <see cref="Forget"/> when they no longer do.</summary>
    internal int Mark => _conditions.Count;

    /// <summary>A new variable between two bounds, both inclusive; null where a bound is not known.</summary>
    internal Polynomial Variable(Polynomial? low, Polynomial? high)
    {
        var name = "@" + _next++;
        _variables.Add(name, (low, high));
        return Polynomial.Name(name);
    }

    internal void Assume(Polynomial expression, Polynomial high) => _conditions.Add((expression, high));

    internal void Forget(int mark) => _conditions.RemoveRange(mark, _conditions.Count - mark);

    /// <summary>The largest value of an expression, free of loop variables; null when it is not known.</summary>
    internal Polynomial? Upper(Polynomial expression) => Upper(expression, _conditions.Count);

    // What bounds a bound was known before it: two sizes that bound one another lead nowhere.
    private Polynomial? Upper(Polynomial expression, int known)
    {
        for (var i = known - 1; i >= 0; i--)
        {
            if (_conditions[i].Expression.Equals(expression))
                return Upper(_conditions[i].High, i);
        }

        return Eliminate(expression);
    }

    /// <summary>What an expression is in the first round of the loops around it; null when that is not known.</summary>
    internal Polynomial? First(Polynomial expression)
    {
        for (var i = _next - 1; i >= 0; i--)
        {
            var name = "@" + i;
            if (!expression.Mentions(name))
                continue;
            if (_variables[name].Low is not { } low || expression.Substitute(name, low) is not { } next)
                return null;
            expression = next;
        }

        return expression;
    }

    // From the innermost loop outwards, since its bounds may name the outer variables.
    private Polynomial? Eliminate(Polynomial expression)
    {
        for (var i = _next - 1; i >= 0; i--)
        {
            var name = "@" + i;
            if (!expression.Mentions(name))
                continue;
            var (low, high) = _variables[name];
            var isLinear = expression.TryIsolate(name, out var coefficient, out _);
            var bound = !isLinear ? (expression.IsNonNegative ? high : null)
                : coefficient.IsNonNegative ? high
                : Polynomial.Zero.Minus(coefficient).IsNonNegative ? low
                : null;
            if (bound is null || expression.Substitute(name, bound) is not { } next)
                return null;
            expression = next;
        }

        return expression;
    }
}
