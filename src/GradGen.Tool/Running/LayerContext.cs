using System.Reflection;
using System.Runtime.Loader;
using GradGen.Tool.Building;

namespace GradGen.Tool.Running;

/// <summary>Loads the annotated assembly with what the project runs with.</summary>
internal sealed class LayerContext : AssemblyLoadContext
{
    private static readonly string[] SharedFrameworks = ["Microsoft.AspNetCore.App", "Microsoft.WindowsDesktop.App"];

    private readonly RunRequest _request;
    private readonly AssemblyDependencyResolver? _resolver;

    internal LayerContext(RunRequest request)
    {
        _request = request;
        var original = Path.Combine(request.Output, Path.GetFileName(request.Assembly));
        // It reads the .deps.json beside it, and so knows native libraries too.
        _resolver = File.Exists(original) ? new AssemblyDependencyResolver(original) : null;
    }

    protected override Assembly? Load(AssemblyName assemblyName)
    {
        var name = assemblyName.Name!;
        // The runtime of this process is the one whose reports it reads; the framework's own are those of every context.
        if (name.StartsWith("GradGen.", StringComparison.Ordinal) || File.Exists(Path.Combine(DotnetHost.Runtime, name + ".dll")))
            return null;
        return FileOf(name) is { } file ? LoadFromAssemblyPath(file) : null;
    }

    protected override IntPtr LoadUnmanagedDll(string unmanagedDllName) =>
        _resolver?.ResolveUnmanagedDllToPath(unmanagedDllName) is { } file ? LoadUnmanagedDllFromPath(file) : IntPtr.Zero;

    private string? FileOf(string name)
    {
        if (_request.Replaced.TryGetValue(name, out var replaced))
            return replaced;
        if (_resolver?.ResolveAssemblyToPath(new AssemblyName(name)) is { } resolved)
            return resolved;
        return SharedFrameworks.Select(DotnetHost.Framework).OfType<string>().Prepend(_request.Output).Select(folder => Path.Combine(folder, name + ".dll"))
            .Concat(_request.References.Where(reference => Path.GetFileNameWithoutExtension(reference) == name))
            .FirstOrDefault(File.Exists);
    }
}
