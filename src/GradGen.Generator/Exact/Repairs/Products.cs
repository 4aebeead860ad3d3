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
        foreach (var (factors, sum) in All(first))
        {
            if (sum == 0)
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

    // With what each comes to for a target. What has no value in one of its executions is in none.
    private IEnumerable<(int[] Factors, double Sum)> All(Target target)
    {
        double[] slopes = [.. target.Slopes.Select(static pair => pair.Slope)];
        double[][] columns = [.. Enumerable.Range(0, numbers.Count + conditions.Count)
            .Select(number => target.Slopes.Select(pair => values[pair.Execution][number]).ToArray())];
        int[] valid = [.. Enumerable.Range(0, columns.Length).Where(number => !Array.Exists(columns[number], double.IsNaN))];
        var one = numbers.Count - 1;
        int[] factors = [.. valid.Where(number => number < one)], few = [.. factors.Where(static number => number < MostOfThree)];
        foreach (var a in valid.Where(number => number <= one))
            yield return ([a], Dot(slopes, columns[a]));
        foreach (var pair in Pairs(slopes, factors))
            yield return pair;
        foreach (var condition in valid.Where(number => number > one))
        {
            var slopesThere = Times(slopes, columns[condition]);
            foreach (var a in valid.Where(number => number <= one))
                yield return ([a, condition], Dot(slopesThere, columns[a]));
            foreach (var (pair, sum) in Pairs(slopesThere, few))
                yield return ([.. pair, condition], sum);
        }

        foreach (var a in few)
        {
            foreach (var (pair, sum) in Pairs(Times(slopes, columns[a]), few.Where(number => number >= a)))
                yield return ([a, .. pair], sum);
        }

        IEnumerable<(int[] Factors, double Sum)> Pairs(double[] by, IEnumerable<int> among)
        {
            int[] all = [.. among];
            for (var i = 0; i < all.Length; i++)
            {
                var first = Times(by, columns[all[i]]);
                for (var j = i; j < all.Length; j++)
                    yield return ([all[i], all[j]], Dot(first, columns[all[j]]));
            }
        }
    }

    private static double[] Times(double[] first, double[] second) => [.. first.Zip(second, static (one, other) => one * other)];

    private static double Dot(double[] first, double[] second)
    {
        var sum = 0.0;
        for (var i = 0; i < first.Length; i++)
            sum += first[i] * second[i];
        return sum;
    }
}
