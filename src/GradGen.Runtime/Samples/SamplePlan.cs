namespace GradGen.Samples;

/// <summary>
/// Which samples a layer is checked on: few that together have every value of every dimension, and every pair of values that
/// may matter together, as far as the bound allows. Greedy, as in covering arrays: each next sample covers the most that is left.
/// </summary>
internal static class SamplePlan
{
    // Values are all covered, pairs up to this number of samples.
    private const int MostForPairs = 8;
    private const int Most = 32;

    /// <summary>The samples besides the first.</summary>
    /// <param name="first">The first sample, which has been made.</param>
    /// <param name="dimensions">What samples of the layer can vary.</param>
    /// <param name="refused">Values that the layer refuses: the dimension's name and the value's number.</param>
    internal static IReadOnlyList<Assignment> Of(Assignment first, IReadOnlyList<SampleDimension> dimensions, ISet<(string Name, int Value)> refused)
    {
        var open = ToCover(dimensions, refused);
        Cover([.. dimensions.Select(dimension => first.Value(dimension.Name))]);
        var samples = new List<Assignment>();
        while (samples.Count + 1 < Most && open.Any(pair => samples.Count + 1 < MostForPairs || pair.Item1 == pair.Item3))
        {
            var row = Next();
            Cover(row);
            samples.Add(Enumerable.Range(0, row.Length).Aggregate(first, (sample, number) => sample.WithValue(dimensions[number].Name, row[number])));
        }

        return samples;

        void Cover(int[] row)
        {
            for (var one = 0; one < row.Length; one++)
            {
                for (var other = 0; other <= one; other++)
                    open.Remove((other, row[other], one, row[one]));
            }
        }

        // Begins with what is left open first, and gives each dimension the value that covers the most beside what is chosen.
        int[] Next()
        {
            var row = new int[dimensions.Count];
            var chosen = new List<int>();
            var start = open.OrderBy(static pair => pair.Item1 == pair.Item3 ? 0 : 1).ThenBy(static pair => pair).First();
            Choose(start.Item1, start.Item2);
            if (start.Item1 != start.Item3)
                Choose(start.Item3, start.Item4);
            for (var one = 0; one < row.Length; one++)
            {
                if (chosen.Contains(one))
                    continue;
                var values = Enumerable.Range(0, dimensions[one].Count).Where(value => !refused.Contains((dimensions[one].Name, value)));
                Choose(one, values.OrderByDescending(value => Gain(one, value)).ThenBy(value => value == first.Value(dimensions[one].Name) ? 0 : 1).First());
            }

            return row;

            void Choose(int dimension, int value)
            {
                row[dimension] = value;
                chosen.Add(dimension);
            }

            int Gain(int dimension, int value) =>
                (open.Contains((dimension, value, dimension, value)) ? row.Length : 0)
                + chosen.Count(other => open.Contains(other < dimension ? (other, row[other], dimension, value) : (dimension, value, other, row[other])));
        }
    }

    // Each value, as a pair of a dimension with itself, and the pairs of values that may matter together.
    private static HashSet<(int, int, int, int)> ToCover(IReadOnlyList<SampleDimension> dimensions, ISet<(string Name, int Value)> refused)
    {
        var open = new HashSet<(int, int, int, int)>();
        for (var one = 0; one < dimensions.Count; one++)
        {
            foreach (var value in Taken(one))
            {
                open.Add((one, value, one, value));
                for (var other = 0; dimensions[one].IsPaired && other < one; other++)
                {
                    if (dimensions[other].IsPaired)
                        open.UnionWith(Taken(other).Select(second => (other, second, one, value)));
                }
            }
        }

        return open;

        IEnumerable<int> Taken(int dimension) =>
            Enumerable.Range(0, dimensions[dimension].Count).Where(value => !refused.Contains((dimensions[dimension].Name, value)));
    }
}
