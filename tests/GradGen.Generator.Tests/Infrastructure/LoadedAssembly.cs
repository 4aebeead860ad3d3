using System.Reflection;
using System.Runtime.Loader;

namespace GradGen.Generator.Tests.Infrastructure;

/// <summary>A tested project, compiled with its generated code and loaded; unloaded again by Dispose.</summary>
public sealed class LoadedAssembly : IDisposable
{
    private readonly AssemblyLoadContext _context;

    internal LoadedAssembly(GeneratorRun run)
    {
        _context = new AssemblyLoadContext(run.Project.Name, isCollectible: true);
        // Attributes and outputs of frameworks that this process does not run on.
        _context.Resolving += static (_, name) => Directory.GetFiles(References.FrameworkFolder, name.Name + ".dll", SearchOption.AllDirectories) is [var file, ..] ? AssemblyLoadContext.Default.LoadFromAssemblyPath(file) : null;
        foreach (var library in run.Project.Libraries.SelectMany(Deep).Distinct())
            _context.LoadFromStream(new MemoryStream(library.Run.Emit()));
        Assembly = _context.LoadFromStream(new MemoryStream(run.Emit()));
    }

    public Assembly Assembly { get; }

    /// <summary>A type by its full name, of the project or one of its libraries.</summary>
    public Type Type(string fullName) => _context.Assemblies.Select(assembly => assembly.GetType(fullName)).FirstOrDefault(type => type is not null)
        ?? throw new ArgumentException($"No type {fullName} among: {string.Join(", ", Assembly.GetTypes().Select(type => type.FullName))}", nameof(fullName));

    /// <summary>A new object, by the full name of its type and the arguments of its constructor.</summary>
    public object New(string fullName, params object?[] arguments) =>
        Activator.CreateInstance(Type(fullName), BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic, null, arguments, null)!;

    /// <summary>A new layer, as what is generated for it lets it be seen.</summary>
    public IGradCheckable<T> NewLayer<T>(string fullName, params object?[] arguments) => Assert.IsAssignableFrom<IGradCheckable<T>>(New(fullName, arguments));

    public void Dispose() => _context.Unload();

    private static IEnumerable<TestLibrary> Deep(TestLibrary library) => library.Run.Project.Libraries.SelectMany(Deep).Append(library);
}
