using System.Globalization;
using GradGen.Subjects;

namespace GradGen.Diagnosis.Evidence;

/// <summary>The components of a block whose index lies in a range along every axis: a gate, a row, a column.</summary>
internal sealed class BlockPart
{
    private readonly SubjectBlock _block;
    private readonly int[] _from;
    private readonly int[] _to;

    /// <summary>A part from one index, inclusively, to another, exclusively, along each axis.</summary>
    internal BlockPart(SubjectBlock block, int[] from, int[] to)
    {
        (_block, _from, _to) = (block, from, to);
        Positions = [.. Enumerable.Range(0, block.Shape.Length).Where(Contains)];
        Shape = BlockShape.Rectangular([.. to.Zip(from, static (to, from) => to - from)]);
    }

    internal BlockShape Shape { get; }

    /// <summary>Where the part's components stand in the block.</summary>
    internal int[] Positions { get; }

    /// <summary>As C# writes ranges: <c>_weights[0..3, ..]</c>.</summary>
    internal string Name => $"{_block.Name}[{string.Join(", ", _block.Shape.Dimensions.Select(Range))}]";

    /// <summary>The values of a block that belong to a part; all of them if there is no part.</summary>
    internal static double[] Select(BlockPart? part, ReadOnlySpan<double> values)
    {
        if (part is null)
            return values.ToArray();
        var selected = new double[part.Positions.Length];
        for (var i = 0; i < selected.Length; i++)
            selected[i] = values[part.Positions[i]];
        return selected;
    }

    /// <summary>Whether of the first axis all is in the part but one end, and of the other axes all.</summary>
    internal bool IsAllBut(int index) =>
        (index == 0 ? _from[0] == 1 && _to[0] == _block.Shape.Dimensions[0] : _from[0] == 0 && _to[0] == index)
        && Enumerable.Range(1, _to.Length - 1).All(axis => _to[axis] - _from[axis] == _block.Shape.Dimensions[axis]);

    internal bool Contains(int position)
    {
        for (var axis = _from.Length - 1; axis >= 0; axis--)
        {
            var size = _block.Shape.Dimensions[axis];
            if (position % size < _from[axis] || position % size >= _to[axis])
                return false;
            position /= size;
        }

        return true;
    }

    private string Range(int size, int axis) =>
        _to[axis] - _from[axis] == size && size > 1 ? ".."
        : _to[axis] - _from[axis] == 1 ? _from[axis].ToString(CultureInfo.InvariantCulture)
        : FormattableString.Invariant($"{_from[axis]}..{_to[axis]}");
}
