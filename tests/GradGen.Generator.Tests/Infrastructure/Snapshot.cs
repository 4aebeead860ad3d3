using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Tests.Infrastructure;

/// <summary>
/// Compares generated files with those kept beside the test, in the layout of Verify.SourceGenerators, which is to take
/// over one day: <c>TestClass.TestName#hint.verified.cs</c> is what was approved, <c>.received.cs</c> what came instead.
/// </summary>
public static partial class Snapshot
{
    /// <summary>Every file of the run has to be as approved.</summary>
    public static void Match(GeneratorRun run, [CallerFilePath] string testFile = "", [CallerMemberName] string test = "") => Match(run.Sources, testFile, test);

    /// <summary>These files have to be as approved, and no other is approved for this test.</summary>
    public static void Match(IEnumerable<GeneratedSourceResult> sources, [CallerFilePath] string testFile = "", [CallerMemberName] string test = "")
    {
        var folder = Path.GetDirectoryName(testFile)!;
        var prefix = $"{Path.GetFileNameWithoutExtension(testFile)}.{test}#";
        var left = Directory.GetFiles(folder, prefix + "*.verified.cs").Select(Path.GetFileName).ToHashSet();
        var problems = new List<string>();
        foreach (var source in sources)
        {
            var name = prefix + Path.ChangeExtension(source.HintName, null);
            left.Remove(name + ".verified.cs");
            if (Difference(Path.Combine(folder, name), $"//HintName: {source.HintName}\n{Scrub(source.SourceText.ToString())}") is { } problem)
                problems.Add($"{name}: {problem}");
        }

        problems.AddRange(left.Select(stale => $"{stale}: nothing generated any more; delete it"));
        if (problems.Count > 0)
            Assert.Fail(string.Join("\n", problems) + "\nTo approve, rename .received.cs to .verified.cs.");
    }

    private static string? Difference(string path, string received)
    {
        var (verifiedFile, receivedFile) = (path + ".verified.cs", path + ".received.cs");
        var verified = File.Exists(verifiedFile) ? Normalize(File.ReadAllText(verifiedFile)) : null;
        if (verified == Normalize(received))
        {
            File.Delete(receivedFile);
            return null;
        }

        // The same test runs in several processes at once, one for each compiler version.
        var temporary = $"{receivedFile}.{Environment.ProcessId}.tmp";
        File.WriteAllText(temporary, received);
        File.Move(temporary, receivedFile, overwrite: true);
        return verified is null ? "not approved yet" : FirstDifference(verified, Normalize(received));
    }

    private static string FirstDifference(string verified, string received)
    {
        var (expected, actual) = (verified.Split('\n'), received.Split('\n'));
        var line = expected.Zip(actual).TakeWhile(pair => pair.First == pair.Second).Count();
        return $"line {line + 1} differs\n  approved: {expected.ElementAtOrDefault(line)}\n  received: {actual.ElementAtOrDefault(line)}";
    }

    private static string Normalize(string text) => text.Replace("\r\n", "\n", StringComparison.Ordinal).TrimEnd('\n', '\uFEFF').TrimStart('\uFEFF');

    private static string Scrub(string text) => GeneratorVersion().Replace(text, "$1{version}$2");

    [GeneratedRegex("""(\bGeneratedCode(?:Attribute)?\("[^"]*", ")[^"]*("\))""")]
    private static partial Regex GeneratorVersion();
}
