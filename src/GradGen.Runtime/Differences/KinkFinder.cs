namespace GradGen;

/// <summary>Finds a kink at a point: slopes on its two sides that stay apart as the step shrinks.</summary>
internal static class KinkFinder
{
    // Where f is smooth the gap between the slopes shrinks with the step; this many rungs lower it has to be much smaller.
    private const int Rungs = 3;
    private const double StaysApart = 0.6;
    private const double Confidence = 6;

    /// <summary>The slopes on both sides, widened by their error; null where f is smooth as far as its noise lets see.</summary>
    internal static ValueRange? Find(StepLadder ladder, double noise)
    {
        for (var rung = ladder.Count - 1; rung >= Rungs; rung--)
        {
            var step = ladder.Steps[rung];
            var gap = 2 * ladder.Even[rung] / step;
            // The even part holds three values, which is √3 times the noise of a half difference; its slope twice that by h.
            var uncertainty = Confidence * 2 * Math.Sqrt(3) * noise / step;
            if (Math.Abs(gap) <= uncertainty)
                continue;
            var wider = 2 * ladder.Even[rung - Rungs] / ladder.Steps[rung - Rungs];
            if (gap / wider is not (> StaysApart and < 1 / StaysApart))
                return null;
            var slope = ladder.Odd[rung] / step;
            var half = (Math.Abs(gap) / 2) + uncertainty;
            return new ValueRange(slope - half, slope + half);
        }

        return null;
    }
}
