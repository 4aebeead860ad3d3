using GradGen.Calls;
using GradGen.Samples;
using GradGen.Subjects;

namespace GradGen.Points;

/// <summary>Where a subject can be looked at: other random points, and other random numbers at the same point.</summary>
internal sealed class SamplePoints(Subject subject, bool insideUnitInterval)
{
    // Draws of random numbers that are tried, and that are compared besides the first.
    private const int MostDraws = 16;
    private const int OtherDraws = 2;

    /// <summary>Whether there are other points; known after the first <see cref="GoTo"/>.</summary>
    internal bool CanMove { get; private set; } = true;

    /// <summary>Goes to another point.</summary>
    /// <param name="point">Which.</param>
    /// <returns>The gradient there; null where cost or gradient are not finite, or the point cannot be left.</returns>
    internal AnalyticGradient? GoTo(int point)
    {
        CanMove = subject.Draw(point, insideUnitInterval);
        if (!CanMove)
            return null;
        if (IsUsual(point))
            return Here(point, 0);
        try
        {
            return Here(point, 0);
        }
        catch (UserCodeException)
        {
            // A layer need not take values that are out of the usual.
            return null;
        }
    }

    private bool IsUsual(int point) => point >= subject.Styles.Count || subject.Styles[point] == PointStyle.Usual;

    /// <summary>Goes back to where a gradient was evaluated.</summary>
    internal void GoBack(AnalyticGradient gradient)
    {
        subject.Draw(gradient.Place.Point, insideUnitInterval);
        subject.Reseed(gradient.Place.Draw);
    }

    /// <summary>Goes back to the first point.</summary>
    internal void Return() => subject.Draw(0, insideUnitInterval);

    /// <summary>
    /// Looks at the present point with other random numbers, if the subject has any: one draw of a mask may keep everything,
    /// and then shows nothing of how the mask is treated.
    /// </summary>
    internal void DrawAgain(Action<AnalyticGradient> look)
    {
        if (!subject.HoldsRandom)
            return;
        var seen = new List<double[]>();
        for (var draw = 0; draw < MostDraws && seen.Count <= OtherDraws; draw++)
        {
            subject.Reseed(draw);
            subject.Cost();
            var outputs = subject.Outputs.ToArray();
            if (seen.Exists(outputs.SequenceEqual))
                continue;
            seen.Add(outputs);
            if (draw > 0 && Here(0, draw) is { } gradient)
                look(gradient);
        }

        subject.Reseed(0);
    }

    private AnalyticGradient? Here(int point, int draw)
    {
        var gradient = new double[subject.Length];
        return Baseline.Broken(subject, gradient, out var cost) is null ? new AnalyticGradient(subject, gradient, cost) { Place = (point, draw) } : null;
    }
}
