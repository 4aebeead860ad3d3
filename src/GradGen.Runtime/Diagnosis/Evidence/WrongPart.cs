namespace GradGen.Diagnosis.Evidence;

/// <summary>Finds the part of a block outside which its gradient is right.</summary>
internal static class WrongPart
{
    /// <summary>The smallest such part; null where it is the whole block, or none can be told.</summary>
    internal static BlockPart? Find(BlockEvidence evidence)
    {
        var shape = evidence.Shape;
        if (shape.IsRagged || evidence.Count < 2)
            return null;
        var from = new int[shape.Dimensions.Count];
        var to = new int[from.Length];
        var stride = evidence.Count;
        for (var axis = 0; axis < from.Length; axis++)
        {
            var size = shape.Dimensions[axis];
            stride /= size;
            var step = stride;
            from[axis] = Last(size, count => evidence.IsRight(position => position / step % size < count, 1));
            to[axis] = size - Last(size, count => evidence.IsRight(position => position / step % size >= size - count, 1));
            if (from[axis] >= to[axis])
                return null;
        }

        var part = new BlockPart(evidence.Block, from, to);
        return part.Positions.Length < evidence.Count && evidence.IsRight(position => !part.Contains(position), 2) ? part : null;
    }

    // The largest count, below all, for which something holds that holds for every smaller one.
    private static int Last(int size, Func<int, bool> holds)
    {
        var (right, wrong) = (0, size);
        while (wrong - right > 1)
        {
            var middle = (right + wrong) / 2;
            if (holds(middle))
                right = middle;
            else
                wrong = middle;
        }

        return right;
    }
}
