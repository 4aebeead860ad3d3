using System.Reflection;
using Microsoft.CodeAnalysis;

namespace GradGen.Tool.Compiling;

/// <summary>What a project is compiled against.</summary>
internal static class References
{
    private const string Runtime = "GradGen.Runtime.dll";
    private const string Spans = "System.Memory.dll";

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
            if (name.Equals(Runtime, StringComparison.OrdinalIgnoreCase) || IsOlderThanOurs(reference))
                continue;
            names.Add(name);
            kept.Add(replaced.TryGetValue(Path.GetFileNameWithoutExtension(name), out var file)
                ? MetadataReference.CreateFromFile(file, reference.Properties)
                : reference);
        }

        kept.Add(MetadataReference.CreateFromFile(Ours(Runtime)));
        // Spans, which older targets have from a package.
        if (!names.Contains(Spans))
            kept.Add(MetadataReference.CreateFromFile(Ours(Spans)));
        if (!names.Contains("netstandard.dll") && Facade(references) is { } facade)
            kept.Add(MetadataReference.CreateFromFile(facade));
        return kept;
    }

    // Of spans, which the runtime for any target has from a package, a project may ask for less than that was compiled with.
    private static bool IsOlderThanOurs(PortableExecutableReference reference) =>
        Path.GetFileName(reference.FilePath!).Equals(Spans, StringComparison.OrdinalIgnoreCase)
        && AssemblyName.GetAssemblyName(reference.FilePath!).Version < AssemblyName.GetAssemblyName(Ours(Spans)).Version;

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
