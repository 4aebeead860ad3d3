using GradGen.Pages;

namespace GradGen.Folders;

/// <summary>The list of the pages in a folder, with their verdicts, which every check of every test process brings up to date.</summary>
internal static class FolderIndex
{
    internal const string File = "index.html";

    // Pages that were read before are not read again unless they were written again.
    private static readonly Dictionary<string, (DateTime Written, PageTitle Title)> Known = [];

    /// <summary>Writes the list.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="write">Writes a file of the folder.</param>
    internal static void Write(string folder, Action<string, string, string> write)
    {
        lock (Known)
        {
            var pages = Pages(folder);
            // The last writer looks once more: the page of another process may have appeared in between.
            for (PageTitle[] listed = []; !pages.SequenceEqual(listed); pages = Pages(folder))
            {
                listed = pages;
                write(folder, File, PageFrame.Around(PageTitle.OfAll(listed), PageList.Of(listed)));
            }
        }
    }

    private static PageTitle[] Pages(string folder) =>
        [.. Directory.GetFiles(folder, "*.html").Where(static path => Path.GetFileName(path) != File).Select(Title).OfType<PageTitle>()
            .OrderByDescending(static title => title.Verdict).ThenBy(static title => title.Link, StringComparer.Ordinal)];

    // Another process may be replacing it, and lists it itself then.
    private static PageTitle? Title(string path)
    {
        try
        {
            var written = System.IO.File.GetLastWriteTimeUtc(path);
            if (Known.TryGetValue(path, out var known) && known.Written == written)
                return known.Title;
            if (PageTitle.Read(System.IO.File.ReadAllText(path)) is not { } title)
                return null;
            title = title with { Link = Uri.EscapeDataString(Path.GetFileName(path)) };
            Known[path] = (written, title);
            return title;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
