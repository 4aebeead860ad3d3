using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;

namespace GradGen.Calls;

/// <summary>Says of an exception in the user's code what it was and where; of one that the check itself made, what it says.</summary>
internal static class UserCodeFinding
{
    internal static Finding Of(UserCodeException exception)
    {
        var inner = exception.InnerException!;
        if (IsOurs(inner))
            return new(FindingKind.Exception, inner is UnreadGradientsException ? Verdict.Inconclusive : Verdict.Fail, inner.Message);
        var innermost = exception.Cause;
        var cause = innermost == inner ? string.Empty : $" It was caused by {innermost.GetType().Name}: {innermost.Message}";
        return new(FindingKind.Exception, Verdict.Fail, $"{exception.Phase} threw {inner.GetType().Name}: {inner.Message}{cause}{Where(innermost)}");
    }

    // Never thrown, or thrown by GradGen's own code: a sentence about the layer, which threw nothing.
    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "The frame's own type is asked for, and no member of it.")]
    private static bool IsOurs(Exception exception) =>
        exception is InvalidOperationException or ArgumentException
        && new StackTrace(exception).GetFrame(0)?.GetMethod()?.DeclaringType is var thrower
            && (thrower is null || thrower.Assembly == typeof(UserCodeFinding).Assembly);

    // The innermost frame that belongs neither to the framework nor to GradGen.
    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "Where a method is unknown, its place is left out.")]
    private static string Where(Exception exception)
    {
        foreach (var frame in new StackTrace(exception, true).GetFrames() ?? [])
        {
            if (frame?.GetMethod() is not { DeclaringType: { } type } method || IsForeign(type))
                continue;
            var line = frame.GetFileName() is { } file ? $" in {Path.GetFileName(file)}:line {frame.GetFileLineNumber()}" : string.Empty;
            return $" At {type.Name}.{method.Name}{line}.";
        }

        return string.Empty;
    }

    private static bool IsForeign(Type type) =>
        type.Assembly == typeof(UserCodeFinding).Assembly || type.Assembly == typeof(object).Assembly
        || (type.Assembly.GetName().Name ?? string.Empty).StartsWith("System.", StringComparison.Ordinal);
}
