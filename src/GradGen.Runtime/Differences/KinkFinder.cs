namespace GradGen.Differences;

/// <summary>
/// Finds a kink at a point: slopes on its two sides that stay apart as the step shrinks, where those of a smooth function
/// come together with the step. Kinks near the point make a gap that grows with the step; they are not meant.
/// </summary>
internal static class KinkFinder
{
    // The gap has to be the same over so many rungs of the ladder, the step growing by five.
    private const int Rungs = 3;
    private const double Same = 0.15;
    private const double Confidence = 6;

    /// <summary>The slopes on both sides, widened by their error; null where f is smooth as far as its noise lets see.</summary>
    internal static ValueRange? Find(StepLadder ladder, double noise)
    {
        var rung = ladder.Count - 1;
        while (rung >= 0 && Math.Abs(Gap(ladder, rung)) <= Uncertainty(ladder, rung, noise))
            rung--;
        // Where the gap is first seen it may be noise by half; a few rungs up it is not.
        rung -= Rungs;
        if (rung < Rungs)
            return null;
        var gap = Gap(ladder, rung);
        for (var wider = rung - Rungs; wider < rung; wider++)
        {
            if (!(Math.Abs(Gap(ladder, wider) - gap) < Same * Math.Abs(gap)))
                return null;
        }

        var slope = ladder.Odd[rung] / ladder.Steps[rung];
        var change = Math.Abs(Gap(ladder, rung - Rungs) - gap);
        var half = (Math.Abs(gap) / 2) + change + Uncertainty(ladder, rung, noise);
        return new ValueRange(slope - half, slope + half);
    }

    private static double Gap(StepLadder ladder, int rung) => 2 * ladder.Even[rung] / ladder.Steps[rung];

    // The even half holds three values, which is √3 times the noise of a half difference; the gap twice that by h.
    private static double Uncertainty(StepLadder ladder, int rung, double noise) =>
        Confidence * 2 * Math.Sqrt(3) * noise / ladder.Steps[rung];
}
