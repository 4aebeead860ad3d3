using GradGen.Generator.Interpretation.Harness;

namespace GradGen.Generator.Exact.Points;

/// <summary>One component of a gradient at a point.</summary>
/// <param name="Block">The parameter's or the input's name.</param>
/// <param name="Shape">The block's sizes.</param>
/// <param name="Index">Its row-major place in the block.</param>
/// <param name="Expected">The derivative of the cost.</param>
/// <param name="Claimed">What Backward gave.</param>
/// <param name="Node">That number on the tape; 0 where nothing wrote it.</param>
/// <param name="Made">The zeros of the array that Backward made and nothing wrote to, on the tape; 0 where there is none.</param>
/// <param name="IsWrong">Whether the two differ by more than rounding and an approximation explain.</param>
internal readonly record struct Component(string Block, ArrayShape Shape, int Index, double Expected, double Claimed, int Node, int Made, bool IsWrong)
{
    /// <summary>The component as C# names it: <c>_weights[1, 2]</c>.</summary>
    internal string Name => Block + Shape.IndexAt(Index);
}
