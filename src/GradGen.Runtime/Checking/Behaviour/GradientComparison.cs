using GradGen.Numerics;
using GradGen.Points;
using GradGen.Subjects;

namespace GradGen.Checking.Behaviour;

/// <summary>
/// Compares two gradients that came from Backward both, by ways that rounding alone may tell apart: what it can do is little
/// beside any mistake, so that it is judged generously.
/// </summary>
internal sealed class GradientComparison
{
    // As for a repetition: sums in another order differ by some units of rounding.
    private const double Units = 1000;

    private readonly Subject _subject;
    private double _worst;

    internal GradientComparison(Subject subject) => _subject = subject;

    /// <summary>How many components differ.</summary>
    internal int Count { get; private set; }

    /// <summary>The component that differs most beside what rounding can do.</summary>
    internal string Name { get; private set; } = string.Empty;

    /// <summary>What was expected of it.</summary>
    internal double Expected { get; private set; }

    /// <summary>What it is.</summary>
    internal double Actual { get; private set; }

    /// <summary>Compares every component.</summary>
    /// <param name="gradient">At the same point, for the noise of its components.</param>
    /// <param name="expected">The gradient computed one way.</param>
    /// <param name="actual">By the other.</param>
    /// <param name="size">The sizes of what was added up for it.</param>
    /// <param name="includes">Whether to compare a component.</param>
    internal void Add(AnalyticGradient gradient, double[] expected, double[] actual, double[] size, Func<SubjectBlock, int, bool> includes)
    {
        foreach (var block in _subject.Blocks)
        {
            var rounding = Units * _subject.Precision.Epsilon * VectorMath.Largest(size.AsSpan(block.Offset, block.Shape.Length));
            for (var index = 0; index < block.Shape.Length; index++)
            {
                var position = block.Offset + index;
                var excess = Math.Abs(expected[position] - actual[position]) / (rounding + gradient.Noise[position] + double.Epsilon);
                // What is not a number is worst of all.
                excess = double.IsNaN(excess) ? double.PositiveInfinity : excess;
                if (excess <= 1 || !includes(block, position))
                    continue;
                Count++;
                if (excess <= _worst)
                    continue;
                _worst = excess;
                (Name, Expected, Actual) = (block.NameAt(index), expected[position], actual[position]);
            }
        }
    }
}
