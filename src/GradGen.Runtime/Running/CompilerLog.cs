#if NET
using System.Text.Json;
#endif

namespace GradGen.Running;

/// <summary>
/// What the compiler said of a layer: the statements that GG0401 names. The package has the build leave the compiler's log beside the
/// assembly, in the format SARIF 2.1.0; where there is none, nothing is known.
/// </summary>
internal static class CompilerLog
{
#if NET
    private const string WrongStatement = "GG0401";

    /// <summary>A finding for each statement that makes a gradient of the layer wrong.</summary>
    /// <param name="layer">The layer's type.</param>
    internal static Finding[] StatementsOf(Type layer)
    {
        var definition = layer.IsGenericType ? layer.GetGenericTypeDefinition() : layer;
        var file = Path.Combine(AppContext.BaseDirectory, definition.Assembly.GetName().Name + ".gradgen.sarif");
        if (!File.Exists(file))
            return [];
        try
        {
            using var log = JsonDocument.Parse(File.ReadAllBytes(file));
            return [.. log.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray()
                .Where(result => result.GetProperty("ruleId").GetString() == WrongStatement && Layer(result) == definition.FullName).Select(Said)];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException or KeyNotFoundException
            or InvalidOperationException or IndexOutOfRangeException)
        {
            return [new Finding(FindingKind.WrongStatement, Verdict.Pass, $"What the compiler said could not be read from {file}: {exception.Message}")];
        }
    }

    // What the analyzer adds to a diagnostic for those that read it by machine.
    private static string? Layer(JsonElement result) =>
        result.TryGetProperty("properties", out var properties) && properties.TryGetProperty("customProperties", out var custom)
            && custom.TryGetProperty("Layer", out var layer) ? layer.GetString() : null;

    private static Finding Said(JsonElement result)
    {
        var place = result.GetProperty("locations")[0].GetProperty("physicalLocation");
        var file = new Uri(place.GetProperty("artifactLocation").GetProperty("uri").GetString()!, UriKind.RelativeOrAbsolute);
        var path = file.IsAbsoluteUri ? file.LocalPath : file.ToString();
        var line = place.GetProperty("region").GetProperty("startLine").GetInt32();
        var message = result.GetProperty("message").GetProperty("text").GetString();
        // As a stack trace names a line, which editors take one to.
        return new Finding(FindingKind.WrongStatement, Verdict.Pass, FormattableString.Invariant($"{WrongStatement} in {path}:line {line}: {message}"));
    }
#else
    /// <summary>Nothing: .NET Standard 2.0 has no reader of JSON.</summary>
    internal static Finding[] StatementsOf(Type layer) => [];
#endif
}
