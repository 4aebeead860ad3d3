namespace GradGen.Tool.Building;

/// <summary>The temporary folder of one run, in which everything is built; gone afterwards.</summary>
internal sealed class Scratch : IDisposable
{
    internal string Folder { get; } = Directory.CreateTempSubdirectory("gradgen-").FullName;

    internal string Path(params ReadOnlySpan<string> parts) => System.IO.Path.Combine([Folder, .. parts]);

    /// <summary>A folder in it, made if it is not there.</summary>
    internal string NewFolder(string name) => Directory.CreateDirectory(Path(name)).FullName;

    public void Dispose()
    {
        try
        {
            Directory.Delete(Folder, recursive: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // A compiler server may still hold a file: it is the temporary folder's to keep.
        }
    }
}
