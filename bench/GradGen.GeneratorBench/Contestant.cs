using System.Reflection;
using Microsoft.CodeAnalysis;

namespace GradGen.GeneratorBench;

/// <summary>A generator, and the template of the code that it works on.</summary>
internal sealed record Contestant(string Name, string Template, Func<ISourceGenerator> Create)
{
    internal const string Ours = "GradGen";

    internal static Contestant Floor { get; } = new("floor", "Layer", () => new FloorGenerator().AsSourceGenerator());

    internal static Contestant[] All { get; } =
    [
        new(Ours, "Layer", () => FromAssembly("GradGen.Generator", "GradGen.Generator.GradGenGenerator")),
        new("LoggerMessage", "Log", () => FromSdk("Microsoft.Extensions.Logging.Generators", "Microsoft.Extensions.Logging.Generators.LoggerMessageGenerator")),
        new("System.Text.Json", "Json", () => FromSdk("System.Text.Json.SourceGeneration", "System.Text.Json.SourceGeneration.JsonSourceGenerator")),
    ];

    private static ISourceGenerator FromSdk(string file, string type)
    {
        var path = typeof(Contestant).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(metadata => metadata.Key == file).Value!;
        return Instance(Assembly.LoadFrom(path), type);
    }

    private static ISourceGenerator FromAssembly(string name, string type) => Instance(Assembly.Load(name), type);

    private static ISourceGenerator Instance(Assembly assembly, string type) => Activator.CreateInstance(assembly.GetType(type, throwOnError: true)!) switch
    {
        IIncrementalGenerator generator => generator.AsSourceGenerator(),
        var generator => (ISourceGenerator)generator!,
    };
}
