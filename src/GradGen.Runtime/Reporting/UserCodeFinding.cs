using System.Diagnostics;

namespace GradGen;

/// <summary>Says of an exception in the user's code what it was and where.</summary>
internal static class UserCodeFinding
{
    internal static Finding Of(UserCodeException exception)
    {
        var inner = exception.InnerException!;
        return new Finding(FindingKind.Exception, Verdict.Fail, $"{exception.Phase} threw {inner.GetType().Name}: {inner.Message}{Where(inner)}");
    }

    // The innermost frame that belongs neither to the framework nor to GradGen.
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
        type.Assembly == typeof(GradCheck).Assembly || type.Assembly == typeof(object).Assembly
        || (type.Assembly.GetName().Name ?? string.Empty).StartsWith("System.", StringComparison.Ordinal);
}
