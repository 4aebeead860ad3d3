using GradGen.Calls;
using GradGen.Components;
using GradGen.Findings;
using GradGen.Points;
using GradGen.Probing;
using GradGen.Subjects;
using GradGen.Verdicts;

namespace GradGen.Closeups;

/// <summary>Looks at blocks on which the verdict is known once more, for a page: at each component, where the block was judged.</summary>
internal sealed class CloseupTaker(Subject subject, SamplePoints points, int seed)
{
    // The cells of a map: of a block that is wrong every component is worth a call, of one that is right a few.
    private const int MostCells = 4096;
    private const int MostCellsOfRight = 1024;

    // The share of a block's largest component that an error has to be seen of: the eye sees no less in a map.
    private const double Telling = 0.02;

    /// <summary>Looks at a block.</summary>
    /// <returns>The result with what was seen; as it was where the layer throws on the way.</returns>
    internal BlockResult Of(BlockStatus status, BlockResult result)
    {
        if (status.Gradient is not { } gradient || status.Block.Shape.Length == 0)
            return result;
        try
        {
            points.GoBack(gradient);
            subject.Write(0, gradient.Point);
            if (result.Verdict == Verdict.Pass)
                return result with { Closeup = Right(Map(status, gradient, MostCellsOfRight)) };
            var map = Map(status, gradient, MostCells);
            return result with { Closeup = map with { Steps = Steps(status.Block, gradient, result, map) } };
        }
        catch (UserCodeException)
        {
            // Large steps may go where Forward cannot. The verdict was reached without them.
            return result;
        }
    }

    private BlockCloseup Map(BlockStatus status, AnalyticGradient gradient, int most)
    {
        var block = status.Block;
        if (status.Components is { } compared)
            return OfComponents(compared);
        var noise = Math.Max(gradient.CostNoise, new Prober(subject, gradient, seed).MeasureNoise(block.Offset, block.Shape.Length));
        if (block.Shape.Length > most)
            return new CellMeasurer(subject, gradient, noise).Measure(block, most);
        var components = new BlockComparison(block);
        new ComponentMeasurer(components, subject, gradient, noise).LookAtAll(Telling);
        return OfComponents(components);
    }

    // What looks wrong in a block that is right lies next to a kink, where a quick look measures nothing.
    private static BlockCloseup Right(BlockCloseup map) => map with { IsWrong = new bool[map.IsWrong.Length] };

    private static BlockCloseup OfComponents(BlockComparison components) => new()
    {
        Starts = [.. Enumerable.Range(0, components.State.Length)],
        Width = 1,
        Analytic = components.Analytic,
        Numeric = components.Numeric,
        IsWrong = Array.ConvertAll(components.State, static state => state == ComponentState.Wrong),
    };

    private StepSeries? Steps(SubjectBlock block, AnalyticGradient gradient, BlockResult result, BlockCloseup map)
    {
        if (Worst(block, result, map) is not { } index)
            return null;
        var estimate = new Coordinate(subject, block, index).Measure(1);
        var quotients = new Coordinate(subject, block, index).Quotients();
        return new StepSeries(block.NameAt(index), gradient.Values[block.Offset + index], estimate.Value, estimate.Bound, quotients);
    }

    // The one that the report names, or else the one that is farthest off.
    private static int? Worst(SubjectBlock block, BlockResult result, BlockCloseup map)
    {
        if (result.Worst is { } worst)
            return Enumerable.Range(0, block.Shape.Length).First(index => block.NameAt(index) == worst.Name);
        return map.IsOfComponents ? map.Starts.OrderByDescending(index => Math.Abs(map.Analytic[index] - map.Numeric[index])).First() : null;
    }
}
