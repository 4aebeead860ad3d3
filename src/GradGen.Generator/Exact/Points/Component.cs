namespace GradGen.Generator.Exact.Points;

/// <summary>One component of a gradient at a point.</summary>
/// <param name="Block">The parameter's or the input's name.</param>
/// <param name="Sizes">The block's sizes.</param>
/// <param name="Index">Its row-major place in the block.</param>
/// <param name="Expected">The derivative of the cost.</param>
/// <param name="Claimed">What Backward gave.</param>
/// <param name="Node">That number on the tape; 0 where nothing wrote it.</param>
/// <param name="IsWrong">Whether the two differ by more than rounding and an approximation explain.</param>
internal readonly record struct Component(string Block, IReadOnlyList<int> Sizes, int Index, double Expected, double Claimed, int Node, bool IsWrong)
{
    /// <summary>The component as C# names it: <c>_weights[1, 2]</c>.</summary>
    internal string Name
    {
        get
        {
            var (rest, indices) = (Index, new int[Sizes.Count]);
            for (var axis = Sizes.Count - 1; axis >= 0; axis--)
            {
                indices[axis] = rest % Sizes[axis];
                rest /= Sizes[axis];
            }

            return indices.Length == 0 ? Block : $"{Block}[{string.Join(", ", indices)}]";
        }
    }
}
