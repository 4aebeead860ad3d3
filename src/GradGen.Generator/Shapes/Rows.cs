using static GradGen.Generator.Shapes.SymbolicValue;

namespace GradGen.Generator.Shapes;

/// <summary>What rows, or items, that are put into an array say of its inner sizes.</summary>
internal static class Rows
{
    /// <summary>One more row. Rows that differ, or of which one is not known, have no size in common. That has to stick, so it is no null.</summary>
    internal static Polynomial?[] WithRow(ArrayOf array, SymbolicValue value, IndexBounds bounds)
    {
        var axes = array.Axes.ToArray();
        for (var axis = array.OuterRank; axis < axes.Length; axis++)
        {
            var size = value is ArrayOf row && axis - array.OuterRank < row.Axes.Count ? row.Axes[axis - array.OuterRank] : null;
            axes[axis] = size is not null && (axes[axis] is null || size.Equals(axes[axis])) ? size : bounds.Variable(null, null);
        }

        return axes;
    }

    /// <summary>An item where the first says the sizes.</summary>
    internal static Polynomial?[] WithFirst(ArrayOf array, SymbolicValue item)
    {
        var axes = array.Axes.ToArray();
        for (var axis = array.OuterRank; axis < axes.Length; axis++)
            axes[axis] ??= (item as ArrayOf)?.Axes.ElementAtOrDefault(axis - array.OuterRank);
        return axes;
    }

    /// <summary>The array with nothing known of its rows.</summary>
    internal static ArrayOf Without(ArrayOf array) =>
        array with { Axes = [.. array.Axes.Take(array.OuterRank), .. new Polynomial?[array.Axes.Count - array.OuterRank]], Input = -1 };
}
