namespace GradGen.Subjects;

/// <summary>Counts the calls of Forward and Backward, each of which the observer hears of first.</summary>
internal sealed class CallCounter(CheckObserver observer)
{
    internal int Forward { get; private set; }

    internal int Backward { get; private set; }

    /// <summary>Counts a call of Forward that is about to be made, unless the check was cancelled.</summary>
    internal void BeforeForward()
    {
        observer.BeforeForward();
        Forward++;
    }

    /// <summary>The same for Backward.</summary>
    internal void BeforeBackward()
    {
        observer.BeforeBackward();
        Backward++;
    }

    /// <summary>Adds the calls of another counter, which begins at zero again.</summary>
    internal void TakeOver(CallCounter other)
    {
        (Forward, Backward) = (Forward + other.Forward, Backward + other.Backward);
        other.Reset();
    }

    internal void Reset() => (Forward, Backward) = (0, 0);
}
