using System.Reflection;

namespace GradGen.Calls;

/// <summary>An exception that the user's code threw while it was checked.</summary>
internal sealed class UserCodeException(string phase, Exception inner) : Exception(inner.Message, inner)
{
    internal const string Creation = "Making the layer";
    internal const string Forward = "Forward";
    internal const string Backward = "Backward";
    internal const string Packing = "Reading or writing the parameters";

    /// <summary>The input without whose gradient the rest can still be compared; null where nothing can.</summary>
    internal string? Input { get; init; }

    /// <summary>What the user's code threw: where it came out of a parallel loop or of reflection, what was thrown in there.</summary>
    internal Exception Cause { get; } = Unwrapped(inner);

    /// <summary>What was running.</summary>
    internal string Phase { get; } = phase;

    /// <summary>The user's code does something that no check can go on with.</summary>
    internal static UserCodeException Of(string phase, string message) => new(phase, new InvalidOperationException(message));

    /// <summary>Runs the user's code. An OutOfMemoryException is passed on: without memory nothing can be reported.</summary>
    internal static void Guard(string phase, Action action)
    {
        var lane = CallLane.OfThread;
        var isOutermost = lane?.Enter(phase) == true;
        try
        {
            action();
        }
        catch (Exception exception) when (IsUsers(exception))
        {
            throw new UserCodeException(phase, exception);
        }
        finally
        {
            if (isOutermost)
                lane!.Leave();
        }
    }

    /// <summary>Whether an exception is to be reported as one of the user's code.</summary>
    internal static bool IsUsers(Exception exception) => exception is not (OutOfMemoryException or UserCodeException);

    // What only says that something else was thrown inside of it.
    private static Exception Unwrapped(Exception exception) =>
        exception is TypeInitializationException or TargetInvocationException or AggregateException && exception.InnerException is { } inner
            ? Unwrapped(inner) : exception;
}
