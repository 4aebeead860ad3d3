using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;

namespace GradGen.Tool.Compiling;

/// <summary>Loads the generators of others from where the build found them, with the compiler of this process.</summary>
internal sealed class GeneratorLoader : IAnalyzerAssemblyLoader
{
    private readonly Dictionary<string, AssemblyLoadContext> _contexts = [];

    public void AddDependencyLocation(string fullPath)
    {
        // What a generator needs lies beside it.
    }

    public Assembly LoadFromPath(string fullPath)
    {
        var folder = Path.GetDirectoryName(fullPath)!;
        lock (_contexts)
        {
            if (!_contexts.TryGetValue(folder, out var context))
                _contexts.Add(folder, context = new FolderContext(folder));
            return context.LoadFromAssemblyPath(fullPath);
        }
    }

    private sealed class FolderContext(string folder) : AssemblyLoadContext
    {
        protected override Assembly? Load(AssemblyName assemblyName)
        {
            try
            {
                // Types of the compiler, and of the framework, have to be the same for all.
                return Default.LoadFromAssemblyName(assemblyName);
            }
            catch (IOException)
            {
                var file = Path.Combine(folder, assemblyName.Name + ".dll");
                return File.Exists(file) ? LoadFromAssemblyPath(file) : null;
            }
        }
    }
}
