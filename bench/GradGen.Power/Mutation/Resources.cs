namespace GradGen.Power.Mutation;

/// <summary>The files of layers that the program carries with it.</summary>
internal static class Resources
{
    /// <summary>The names in a folder, in order.</summary>
    internal static IEnumerable<string> In(string folder) =>
        typeof(Resources).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(folder, StringComparison.Ordinal))
            .Select(name => name[folder.Length..])
            .Order(StringComparer.Ordinal);

    internal static string Read(string resource)
    {
        using var reader = new StreamReader(typeof(Resources).Assembly.GetManifestResourceStream(resource)!);
        return reader.ReadToEnd();
    }
}
