namespace GradGen.Tool.Output;

/// <summary>How files are named in what is shown.</summary>
internal static class Files
{
    /// <summary>From a folder, where the file is in it; with slashes, as every reader of such names takes them.</summary>
    internal static string From(string folder, string file)
    {
        var relative = Path.GetRelativePath(folder, file);
        return (relative.StartsWith("..", StringComparison.Ordinal) ? file : relative).Replace('\\', '/');
    }
}
