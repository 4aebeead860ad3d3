using GradGen.Differences;
using GradGen.Findings;
using GradGen.Numerics;
using GradGen.Points;
using GradGen.Subjects;

namespace GradGen.Closeups;

/// <summary>
/// Measures a large block in cells: consecutive components of a row, moved together, each forth or back at random so that
/// errors of one sign do not hide those of the other.
/// </summary>
/// <param name="subject">At the point of the gradient.</param>
/// <param name="gradient">The gradient there.</param>
/// <param name="noise">The noise of the cost where the block is moved.</param>
internal sealed class CellMeasurer(Subject subject, AnalyticGradient gradient, double noise)
{
    // Bounds that a cell has to be off by: bounds are estimates.
    private const double Evident = 10;

    // Below this share, a difference counts as right.
    private const double Negligible = 1e-5;

    /// <summary>Measures a block.</summary>
    /// <param name="block">Of more components than cells.</param>
    /// <param name="most">How many cells there may be.</param>
    internal BlockCloseup Measure(SubjectBlock block, int most)
    {
        var (row, width) = Cut(block.Shape, most);
        int[] inRow = [.. Enumerable.Range(0, (row + width - 1) / width).Select(cell => cell * width)];
        int[] starts = [.. Enumerable.Range(0, block.Shape.Length / row).SelectMany(number => inRow.Select(cell => (number * row) + cell))];
        var analytic = new double[starts.Length];
        var numeric = new double[starts.Length];
        var isWrong = new bool[starts.Length];
        for (var cell = 0; cell < starts.Length; cell++)
        {
            var end = cell + 1 < starts.Length ? starts[cell + 1] : block.Shape.Length;
            var reading = Look(block, starts[cell], end - starts[cell], out analytic[cell], out var rounding);
            numeric[cell] = reading.Slope;
            var difference = Math.Abs(reading.Slope - analytic[cell]);
            var size = Math.Max(Math.Abs(reading.Slope), Math.Abs(analytic[cell]));
            isWrong[cell] = difference > (Evident * reading.Bound) + rounding && difference > Negligible * size;
        }

        return new BlockCloseup { Starts = starts, Width = width, Analytic = analytic, Numeric = numeric, IsWrong = isWrong };
    }

    // Cells do not reach from one row into the next unless there are more rows than cells, or rows of several lengths.
    private static (int Row, int Width) Cut(BlockShape shape, int most)
    {
        var row = shape.IsRagged || shape.Dimensions.Count == 0 ? shape.Length : shape.Dimensions[shape.Dimensions.Count - 1];
        if (shape.Length / row > most)
            row = shape.Length;
        var cells = most / (shape.Length / row);
        return (row, (row + cells - 1) / cells);
    }

    private DerivativeReading Look(SubjectBlock block, int start, int count, out double analytic, out double rounding)
    {
        var position = block.Offset + start;
        var random = SplitMix64.Create(position, count);
        var signs = new double[count];
        var reach = double.PositiveInfinity;
        (analytic, rounding) = (0, 0);
        for (var index = 0; index < count; index++)
        {
            var value = gradient.Point[position + index];
            signs[index] = random.NextSign();
            analytic += signs[index] * gradient.Values[position + index];
            rounding += gradient.Noise[position + index];
            reach = block.Domain is { } domain ? Math.Min(reach, Math.Min(value - domain.Minimum, domain.Maximum - value)) : reach;
        }

        var moved = new double[count];
        // One difference is enough for an eye: what a better one would add has no colour.
        var reading = new DerivativeEstimator(subject.Precision).Look(Line, reach, noise, static _ => true);
        subject.Write(position, gradient.Point.AsSpan(position, count));
        return reading;

        double Line(double offset, out double taken)
        {
            taken = offset;
            if (offset == 0)
                return 0;
            for (var index = 0; index < count; index++)
                moved[index] = subject.Precision.Round(gradient.Point[position + index] + (signs[index] * offset));
            subject.Write(position, moved);
            return subject.Cost() - gradient.Cost;
        }
    }
}
