namespace GradGen.Power.Checkers;

/// <summary>What a checker made of a layer.</summary>
/// <param name="Verdict">Pass, fail, or that it cannot tell.</param>
/// <param name="Forward">Forward calls.</param>
/// <param name="Backward">Backward calls.</param>
/// <param name="Milliseconds">Wall time.</param>
/// <param name="Report">What it had to say, if it says more than yes or no.</param>
internal readonly record struct Outcome(Verdict Verdict, int Forward, int Backward, double Milliseconds, GradCheckReport? Report = null);
