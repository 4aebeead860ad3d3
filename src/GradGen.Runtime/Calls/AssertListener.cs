using System.Diagnostics;

namespace GradGen.Calls;

/// <summary>
/// Throws where a Debug.Assert of the user's code fails during a check. By itself that ends the process, and with it the checks of all
/// other layers, although all that happened may be that a sample of some size does not fit. Outside of checks nothing is different.
/// </summary>
internal sealed class AssertListener : DefaultTraceListener
{
    // Goes with the threads that the user's code starts.
    private static readonly AsyncLocal<bool> Checking = new();

    private AssertListener(DefaultTraceListener replaced)
    {
        Name = replaced.Name;
        LogFileName = replaced.LogFileName;
        AssertUiEnabled = replaced.AssertUiEnabled;
    }

    public override void Fail(string? message, string? detailMessage)
    {
        if (!Checking.Value)
            base.Fail(message, detailMessage);
        else
            throw new AssertFailedException(string.Join(" ", new[] { message, detailMessage }.Where(static part => !string.IsNullOrEmpty(part))));
    }

    public override void Fail(string? message) => Fail(message, null);

    /// <summary>Runs a check.</summary>
    internal static TReport Listen<TReport>(Func<TReport> check)
    {
        Install();
        var before = Checking.Value;
        Checking.Value = true;
        try
        {
            return check();
        }
        finally
        {
            Checking.Value = before;
        }
    }

    // What a test platform has put in its place throws by itself.
    private static void Install()
    {
        var listeners = Trace.Listeners;
        for (var i = 0; i < listeners.Count; i++)
        {
            if (listeners[i] is DefaultTraceListener listener && listener.GetType() == typeof(DefaultTraceListener))
                listeners[i] = new AssertListener(listener);
        }
    }
}
