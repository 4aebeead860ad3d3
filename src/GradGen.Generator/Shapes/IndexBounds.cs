namespace GradGen.Generator.Shapes;

/// <summary>The ranges of loop variables, and how far expressions of them reach.</summary>
internal sealed class IndexBounds
{
    private readonly List<(Polynomial? Low, Polynomial? High)> _variables = [];

    /// <summary>A new variable between two bounds, both inclusive; null where a bound is not known.</summary>
    internal Polynomial Variable(Polynomial? low, Polynomial? high)
    {
        _variables.Add((low, high));
        return Polynomial.Name(SizeName.Variable(_variables.Count - 1));
    }

    /// <summary>The largest value of an expression, free of loop variables; null when it is not known.</summary>
    /// <param name="expression">The expression.</param>
    /// <param name="known">What holds. What bounds a bound was known before it: two sizes that bound one another lead nowhere.</param>
    internal Polynomial? Upper(Polynomial expression, Condition? known)
    {
        for (var condition = known; condition is not null; condition = condition.Earlier)
        {
            if (condition.Expression.Equals(expression))
                return Upper(condition.High, condition.Earlier);
        }

        return Eliminate(expression);
    }

    /// <summary>What an expression is in the first round of the loops around it; null when that is not known.</summary>
    internal Polynomial? First(Polynomial expression)
    {
        for (var i = _variables.Count - 1; i >= 0; i--)
        {
            var name = SizeName.Variable(i);
            if (!expression.Mentions(name))
                continue;
            if (_variables[i].Low is not { } low || expression.Substitute(name, low) is not { } next)
                return null;
            expression = next;
        }

        return expression;
    }

    // From the innermost loop outwards, since its bounds may name the outer variables.
    private Polynomial? Eliminate(Polynomial expression)
    {
        for (var i = _variables.Count - 1; i >= 0; i--)
        {
            var name = SizeName.Variable(i);
            if (!expression.Mentions(name))
                continue;
            var (low, high) = _variables[i];
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
