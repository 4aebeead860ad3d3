namespace GradGen.Harness;

/// <summary>What shapes a layer takes: axes of one size, and axes that may have any, together with the others of their group.</summary>
internal sealed class ShapeDescription
{
    private readonly int[] _sizes;
    private readonly int[] _groupOf;

    private ShapeDescription(int[] sizes, int[] groupOf, int[] groups, int[] fresh) => (_sizes, _groupOf, Groups, Fresh) = (sizes, groupOf, groups, fresh);

    /// <summary>The first axis of each group of free ones.</summary>
    internal int[] Groups { get; }

    /// <summary>Two sizes that every free axis takes.</summary>
    internal int[] Fresh { get; }

    /// <summary>What the accepted shapes have in common; null where that is not certain.</summary>
    /// <param name="accepted">The shapes that a layer takes, of all that were tried.</param>
    /// <param name="fresh">Two sizes that nothing in the layer has: who takes both takes any.</param>
    internal static ShapeDescription? Of(List<int[]> accepted, int[] fresh)
    {
        if (accepted.Count == 0)
            return null;
        var sizes = accepted[0];
        var groupOf = new int[sizes.Length];
        var groups = new List<int>();
        for (var axis = 0; axis < sizes.Length; axis++)
        {
            groupOf[axis] = -1;
            if (accepted.TrueForAll(shape => shape[axis] == sizes[axis]))
                continue;
            groupOf[axis] = groups.FindIndex(first => accepted.TrueForAll(shape => shape[first] == shape[axis]));
            if (groupOf[axis] >= 0)
                continue;
            groupOf[axis] = groups.Count;
            groups.Add(axis);
        }

        var described = new ShapeDescription(sizes, groupOf, [.. groups], fresh);
        for (var choice = 0; choice < 1 << groups.Count; choice++)
        {
            var shape = described.With([.. Enumerable.Range(0, groups.Count).Select(group => fresh[(choice >> group) & 1])]);
            if (!accepted.Exists(other => other.SequenceEqual(shape)))
                return null;
        }

        return described;
    }

    /// <summary>A shape with these sizes of the groups.</summary>
    internal int[] With(int[] sizes) => [.. _sizes.Select((size, axis) => _groupOf[axis] < 0 ? size : sizes[_groupOf[axis]])];
}
