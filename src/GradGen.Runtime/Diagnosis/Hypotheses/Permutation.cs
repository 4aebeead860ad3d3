using GradGen.Diagnosis.Evidence;

namespace GradGen.Diagnosis.Hypotheses;

/// <summary>The components are right but stand in each other's places: shifted, reversed, or in blocks of another order.</summary>
internal sealed class Permutation : IHypothesis
{
    private const int MostGates = 4;

    public string Name => "permuted";

    public string? Explain(BlockEvidence evidence)
    {
        var shape = evidence.Shape;
        var name = evidence.Name;
        if (evidence.Count < 3 || shape.IsRagged)
            return null;
        var stride = evidence.Count;
        for (var axis = 0; axis < shape.Dimensions.Count; axis++)
        {
            var (size, step) = (shape.Dimensions[axis], stride / shape.Dimensions[axis]);
            stride = step;
            if (size < 2)
                continue;
            if (Fits(evidence, step, size, index => (index + 1) % size))
                return $"the gradient of {name} is shifted by one along axis {axis}: the value for each index is stored at the next one.";
            if (Fits(evidence, step, size, index => (index + size - 1) % size))
                return $"the gradient of {name} is shifted by one along axis {axis}: the value for each index is stored at the one before.";
            if (size > 2 && Fits(evidence, step, size, index => size - 1 - index))
                return $"the gradient of {name} is reversed along axis {axis}.";
            if (Gates(evidence, step, size) is { } order)
                return $"the gradient of {name} has its {order.Length} parts along axis {axis} in a different order from Forward: what "
                    + $"belongs in part {order.Wrong} is in part {order.Place}.";
        }

        if (shape.Dimensions.Count > 2 && Flipped(evidence, shape) is { } flipped)
            return flipped;
        return ByValue(evidence);
    }

    private static bool Fits(BlockEvidence evidence, int step, int size, Func<int, int> source)
    {
        var moved = new double[evidence.Count];
        for (var position = 0; position < moved.Length; position++)
        {
            var index = position / step % size;
            moved[position] = evidence.Analytic[position + ((source(index) - index) * step)];
        }

        return evidence.Fits(moved);
    }

    // The gates of a recurrent layer, packed one after another.
    private static (int Length, int Wrong, int Place)? Gates(BlockEvidence evidence, int step, int size)
    {
        for (var count = 2; count <= MostGates; count++)
        {
            if (size % count != 0)
                continue;
            var width = size / count;
            foreach (var order in Orders(count))
            {
                var wrong = Array.FindIndex(order, place => order[place] != place);
                if (wrong >= 0 && Fits(evidence, step, size, index => (order[index / width] * width) + (index % width)))
                    return (count, wrong, order[wrong]);
            }
        }

        return null;
    }

    private static IEnumerable<int[]> Orders(int count)
    {
        if (count == 1)
            return [[0]];
        return Orders(count - 1).SelectMany(
            order => Enumerable.Range(0, count).Select(place => order.Take(place).Append(count - 1).Concat(order.Skip(place)).ToArray()));
    }

    // A convolution's kernel for a correlation's.
    private static string? Flipped(BlockEvidence evidence, BlockShape shape)
    {
        var plane = shape.Dimensions[shape.Dimensions.Count - 1] * shape.Dimensions[shape.Dimensions.Count - 2];
        var flipped = new double[evidence.Count];
        for (var position = 0; position < flipped.Length; position++)
            flipped[position] = evidence.Analytic[(position / plane * plane) + plane - 1 - (position % plane)];
        return evidence.Fits(flipped) ? $"the gradient of {evidence.Name} is turned by 180° in its last two axes: a kernel is flipped." : null;
    }

    // Any other order, where every component was measured.
    private static string? ByValue(BlockEvidence evidence)
    {
        if (evidence.Numeric is not { } numeric)
            return null;
        var analytic = evidence.Analytic.ToArray();
        var given = Enumerable.Range(0, analytic.Length).OrderBy(index => analytic[index]).ToArray();
        var right = Enumerable.Range(0, numeric.Length).OrderBy(index => numeric[index]).ToArray();
        var moved = new double[analytic.Length];
        for (var rank = 0; rank < given.Length; rank++)
            moved[right[rank]] = analytic[given[rank]];
        if (!evidence.Fits(moved))
            return null;
        var first = Enumerable.Range(0, given.Length).FirstOrDefault(rank => given[rank] != right[rank]);
        return $"the components of the gradient of {evidence.Name} are in each other's places: the value for "
            + $"{evidence.NameAt(right[first])} is stored at {evidence.NameAt(given[first])}.";
    }
}
