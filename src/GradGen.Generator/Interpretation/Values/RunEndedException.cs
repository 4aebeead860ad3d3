namespace GradGen.Generator.Interpretation.Values;

/// <summary>Ends a run: something is not known, or it takes too long. The reason is a name that can be counted.</summary>
internal sealed class RunEndedException(string reason) : Exception(reason)
{
    internal string Reason => Message;

    /// <summary>Whether it was the interpreted program's own exception, which other sizes may spare it.</summary>
    internal bool IsThrown { get; init; }

    internal static RunEndedException Unknown(string what) => new(what);
}
