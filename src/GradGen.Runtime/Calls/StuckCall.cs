namespace GradGen.Calls;

/// <summary>A call of the user's code that did not return in time.</summary>
/// <param name="Phase">What was being called.</param>
/// <param name="Limit">How long it was waited for.</param>
/// <param name="Watched">What was being checked; null while it was still being made.</param>
internal sealed record StuckCall(string Phase, TimeSpan Limit, IWatched? Watched);
