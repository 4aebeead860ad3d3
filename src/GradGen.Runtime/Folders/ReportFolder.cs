using System.Security;

namespace GradGen.Folders;

/// <summary>
/// The folder that the environment variable GRADGEN_REPORT names, in which every check leaves its report as text, as
/// Markdown, as JSON and as a page. Test processes run side by side and may write the same file: a reader always finds a complete one.
/// </summary>
internal static class ReportFolder
{
    private const string Variable = "GRADGEN_REPORT";

    // While another process replaces the same file, Windows refuses.
    private const int Attempts = 6;
    private const int Pause = 20;

    /// <summary>Whether the variable is set.</summary>
    internal static bool IsNamed => !string.IsNullOrWhiteSpace(Environment.GetEnvironmentVariable(Variable));

    /// <summary>The options of a check that leaves its report in the folder, if there is one: the page has pictures.</summary>
    internal static GradCheckOptions For(GradCheckOptions options) => IsNamed ? options with { Closeups = true } : options;

    /// <summary>Leaves a report in the folder.</summary>
    /// <param name="report">The report.</param>
    /// <param name="file">The name of its files without their endings.</param>
    /// <returns>The report.</returns>
    /// <exception cref="InvalidOperationException">It cannot be written.</exception>
    internal static GradCheckReport Keep(GradCheckReport report, string file)
    {
        var folder = Environment.GetEnvironmentVariable(Variable)!;
        try
        {
            folder = Directory.CreateDirectory(folder).FullName;
            Write(folder, file + ".txt", report + Environment.NewLine);
            Write(folder, file + ".md", report.ToMarkdown());
            Write(folder, file + ".json", report.ToJson());
            Write(folder, file + ".html", LayerPage.Of(report).Html);
            FolderIndex.Write(folder, Write);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException
            or SecurityException)
        {
            // The check was made: its outcome is not lost with the file.
            throw new InvalidOperationException(
                $"{Variable} asks for reports in the folder \"{folder}\", but {file} cannot be written there: "
                + $"{exception.Message}{Environment.NewLine}{report}", exception);
        }

        return report;
    }

    private static void Write(string folder, string file, string text)
    {
        var temporary = Path.Combine(folder, $".{Guid.NewGuid():N}.tmp");
        try
        {
            File.WriteAllText(temporary, text);
            Replace(Path.Combine(folder, file), temporary);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    private static void Replace(string path, string with)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
#if NET
                File.Move(with, path, overwrite: true);
#else
                if (File.Exists(path))
                    File.Replace(with, path, null);
                else
                    File.Move(with, path);
#endif
                return;
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException && attempt < Attempts)
            {
                Thread.Sleep(attempt * Pause);
            }
        }
    }
}
