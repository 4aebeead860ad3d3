namespace GradGen.Generator.Shapes;

/// <summary>A condition that holds, and those that held before: an expression is no larger than a bound.</summary>
internal sealed record Condition(Polynomial Expression, Polynomial High, Condition? Earlier)
{
    /// <summary>What two ways have in common.</summary>
    internal static Condition? Shared(Condition? one, Condition? other)
    {
        for (var condition = one; condition is not null; condition = condition.Earlier)
        {
            for (var candidate = other; candidate is not null; candidate = candidate.Earlier)
            {
                if (ReferenceEquals(condition, candidate))
                    return condition;
            }
        }

        return null;
    }
}
