namespace GradGen.Generator.Interpretation.Values;

/// <summary>Ends a run: something is not known, or it takes too long. The reason is a name that can be counted.</summary>
internal sealed class RunEndedException(string reason) : Exception(reason)
{
    internal string Reason => Message;

    internal static RunEndedException Unknown(string what) => new(what);
}
