using System.Text.RegularExpressions;

namespace GradGen.Generator.Tests.Infrastructure;

/// <summary>Reads off the generated code of a layer how the layer was read.</summary>
internal static partial class GeneratedText
{
    /// <summary>The blocks of θ with their gradients: <c>_weights:_dw _biases:-</c>; a sub-layer by its name alone.</summary>
    internal static string Parameters(string source)
    {
        var gradients = GradientPattern().Matches(source).ToDictionary(match => match.Groups[2].Value, match => match.Groups[1].Value);
        return string.Join(" ", LayoutPattern().Matches(source).Select(match => match.Groups[1].Value switch
        {
            "AddLayer" or "AddLayers" => match.Groups[2].Value,
            "AddScalar" => match.Groups[2].Value + ":" + (match.Groups[3].Value == "true" ? "scalar" : "-"),
            _ => match.Groups[2].Value + ":" + gradients.GetValueOrDefault(match.Groups[2].Value, "-"),
        }));
    }

    /// <summary>The C# that makes each input of Forward, the counts of class numbers among them.</summary>
    internal static IReadOnlyList<string> Inputs(string source)
    {
        var call = CreationPattern().Match(source);
        return call.Success ? SplitArguments(call.Groups[1].Value) : [];
    }

    /// <summary>How the harness calls a method of the layer.</summary>
    internal static string Call(string source, string harnessMethod) =>
        Regex.Match(source, $@"public override void {harnessMethod}\(\)\s*\{{\s*(?:var result = )?(.*);\n").Groups[1].Value;

    /// <summary>The C# that makes the layers to check on.</summary>
    internal static IReadOnlyList<string> Samples(string source) =>
        [.. SamplePattern().Matches(source).Select(match => match.Groups[1].Value.Replace("global::", string.Empty, StringComparison.Ordinal))];

    /// <summary>Name, role and whether Backward gives the gradient, for each input: <c>x Real True</c>.</summary>
    internal static IReadOnlyList<string> Roles(string source) =>
        [.. RolePattern().Matches(source).Select(match => $"{match.Groups[1].Value} {match.Groups[2].Value}{(match.Groups[3].Value == "true" ? " gradient" : string.Empty)}")];

    private static List<string> SplitArguments(string arguments)
    {
        var parts = new List<string>();
        var (depth, start, quoted) = (0, 0, false);
        for (var i = 0; i <= arguments.Length; i++)
        {
            if (i == arguments.Length || (arguments[i] == ',' && depth == 0 && !quoted))
            {
                if (arguments[start..i].Trim() is { Length: > 0 } part)
                    parts.Add(part.Replace("global::GradGen.Harness.", string.Empty, StringComparison.Ordinal));
                start = i + 1;
            }
            else if (arguments[i] == '"')
            {
                quoted = !quoted;
            }
            else
            {
                depth += arguments[i] is '(' or '[' or '{' ? 1 : arguments[i] is ')' or ']' or '}' ? -1 : 0;
            }
        }

        return parts;
    }

    [GeneratedRegex("""layout\.(Add\w*)\("([^"]+)", [^;]*?(true|false)?(?:, new global::GradGen\.ValueRange\([^)]*\))?\);""")]
    private static partial Regex LayoutPattern();

    [GeneratedRegex("""WriteGradient\("([^"]+)", [^,]+, "([^"]+)", """)]
    private static partial Regex GradientPattern();

    [GeneratedRegex(@"new GradGenHarness\(this, sizes(.*?)\)(?: \{ Thresholds = .* \}\)?)?;\n")]
    private static partial Regex CreationPattern();

    [GeneratedRegex(@"return \(\(global::GradGen\.Harness\.IHarnessed<[^>]*>\)(.*)\)\.CreateHarness\(sizes\);")]
    private static partial Regex SamplePattern();

    [GeneratedRegex("""new global::GradGen\.Harness\.HarnessInput\("([^"]+)", input\d+, global::GradGen\.Harness\.InputRole\.(\w+), (true|false)""")]
    private static partial Regex RolePattern();
}
