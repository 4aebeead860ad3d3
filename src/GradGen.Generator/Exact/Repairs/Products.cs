using GradGen.Generator.Exact.Repairs.Rewrites;

namespace GradGen.Generator.Exact.Repairs;

/// <summary>Which products of a few numbers, summed over the executions of a place, come to what components miss.</summary>
/// <param name="numbers">The numbers, the last of them 1.0.</param>
/// <param name="conditions">The conditions under which anything may be added.</param>
/// <param name="values">Of each execution the value of every number, and 1 or 0 of every condition.</param>
internal sealed class Products(IReadOnlyList<string> numbers, IReadOnlyList<string> conditions, IReadOnlyList<double[]> values)
{
    // Three of all numbers would be too many.
    private const int MostOfThree = 24;

    private static readonly (double Factor, string Before, string Behind)[] Factors =
        [(1, " += ", ""), (-1, " -= ", ""), (2, " += 2 * ", ""), (-2, " -= 2 * ", ""), (0.5, " += ", " / 2"), (-0.5, " -= ", " / 2")];

    /// <summary>A component: how much it changes with what is added at each execution, and what it misses.</summary>
    internal sealed record Target(IReadOnlyList<(int Execution, double Slope)> Slopes, double Missing, double Tolerance);

    /// <summary>The statements that add to a name what makes every component right; the shortest first.</summary>
    internal IEnumerable<string> Explaining(IReadOnlyList<Target> targets, string name)
    {
        Target[] ordered = [.. targets.OrderBy(static target => target.Slopes.Count)];
        if (Array.Find(ordered, static target => Math.Abs(target.Missing) > target.Tolerance) is not { } first)
            yield break;
        foreach (var factors in All())
        {
            var sum = Sum(first, factors);
            if (double.IsNaN(sum) || sum == 0)
                continue;
            foreach (var (factor, before, behind) in Factors)
            {
                if (Math.Abs((factor * sum) - first.Missing) <= first.Tolerance
                    && Array.TrueForAll(ordered, target => Math.Abs((factor * Sum(target, factors)) - target.Missing) <= target.Tolerance))
                    yield return Condition(factors) + name + before + Product(factors, before.Length + behind.Length > " += ".Length) + behind + ";";
            }
        }
    }

    private string Condition(int[] factors) =>
        factors[factors.Length - 1] is var last && last >= numbers.Count ? $"if ({conditions[last - numbers.Count]}) " : string.Empty;

    private string Product(int[] factors, bool isFactor)
    {
        string[] names = [.. factors.Where(factor => factor < numbers.Count).Select(factor => numbers[factor])];
        return names.Length == 1 && !isFactor ? names[0] == "1.0" ? "1" : names[0] : string.Join(" * ", names.Select(Texts.Grouped));
    }

    private double Sum(Target target, int[] factors)
    {
        var sum = 0.0;
        foreach (var (execution, slope) in target.Slopes)
        {
            var product = slope;
            foreach (var factor in factors)
                product *= values[execution][factor];
            sum += product;
        }

        return sum;
    }

    private IEnumerable<int[]> All()
    {
        var (count, few) = (numbers.Count - 1, Math.Min(MostOfThree, numbers.Count - 1));
        for (var a = 0; a <= count; a++)
            yield return [a];
        for (var a = 0; a < count; a++)
        {
            for (var b = a; b < count; b++)
                yield return [a, b];
        }

        for (var condition = numbers.Count; condition < numbers.Count + conditions.Count; condition++)
        {
            for (var a = 0; a <= count; a++)
                yield return [a, condition];
            for (var a = 0; a < few; a++)
            {
                for (var b = a; b < few; b++)
                    yield return [a, b, condition];
            }
        }

        for (var a = 0; a < few; a++)
        {
            for (var b = a; b < few; b++)
            {
                for (var c = b; c < few; c++)
                    yield return [a, b, c];
            }
        }
    }
}
