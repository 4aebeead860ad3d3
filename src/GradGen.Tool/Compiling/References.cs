using Microsoft.CodeAnalysis;

namespace GradGen.Tool.Compiling;

/// <summary>What a project is compiled against.</summary>
internal static class References
{
    private const string Runtime = "GradGen.Runtime.dll";

    /// <summary>The runtime for any target: its public face is the same for all of them.</summary>
    private static string Ours(string file) => Path.Combine(AppContext.BaseDirectory, "reference", file);

    /// <summary>What a project references, with the runtime of this tool, and with what was made of other projects in place of them.</summary>
    /// <param name="references">What the build references.</param>
    /// <param name="replaced">The files of assemblies that were annotated, by name.</param>
    internal static IReadOnlyList<MetadataReference> With(IEnumerable<PortableExecutableReference> references, IReadOnlyDictionary<string, string> replaced)
    {
        var kept = new List<MetadataReference>();
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var reference in references)
        {
            var name = Path.GetFileName(reference.FilePath!);
            if (name.Equals(Runtime, StringComparison.OrdinalIgnoreCase))
                continue;
            names.Add(name);
            kept.Add(replaced.TryGetValue(Path.GetFileNameWithoutExtension(name), out var file)
                ? MetadataReference.CreateFromFile(file, reference.Properties)
                : reference);
        }

        kept.Add(MetadataReference.CreateFromFile(Ours(Runtime)));
        // Spans, which older targets have from a package.
        if (!names.Contains("System.Memory.dll"))
            kept.Add(MetadataReference.CreateFromFile(Ours("System.Memory.dll")));
        if (!names.Contains("netstandard.dll") && Facade(references) is { } facade)
            kept.Add(MetadataReference.CreateFromFile(facade));
        return kept;
    }

    /// <summary>What this process runs on, for sources without a project.</summary>
    internal static IReadOnlyList<PortableExecutableReference> OfThisRuntime() =>
        [.. Directory.EnumerateFiles(Building.DotnetHost.Runtime, "*.dll").Where(IsManaged).Select(static file => MetadataReference.CreateFromFile(file))];

    private static bool IsManaged(string file)
    {
        using var image = File.OpenRead(file);
        using var reader = new System.Reflection.PortableExecutable.PEReader(image);
        return reader.HasMetadata;
    }

    // .NET Framework has it beside its assemblies, and references it only where another library asks.
    private static string? Facade(IEnumerable<PortableExecutableReference> references) =>
        references.Where(static reference => Path.GetFileName(reference.FilePath) == "mscorlib.dll")
            .Select(static reference => Path.Combine(Path.GetDirectoryName(reference.FilePath)!, "Facades", "netstandard.dll")).FirstOrDefault(File.Exists);
}
