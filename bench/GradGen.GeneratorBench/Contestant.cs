using System.Reflection;
using GradGen.Generator;
using Microsoft.CodeAnalysis;

namespace GradGen.GeneratorBench;

/// <summary>A generator, and the template of the code that it works on.</summary>
internal sealed record Contestant(string Name, string Template, Func<ISourceGenerator> Create)
{
    internal const string Ours = "GradGen";

    internal static Contestant Floor { get; } = new("floor", "Layer", static () => new FloorGenerator().AsSourceGenerator());

    internal static Contestant[] All { get; } =
    [
        new(Ours, "Layer", static () => new GradGenGenerator().AsSourceGenerator()),
        new("LoggerMessage", "Log", static () => FromSdk("Microsoft.Extensions.Logging.Generators", "Microsoft.Extensions.Logging.Generators.LoggerMessageGenerator")),
        new("System.Text.Json", "Json", static () => FromSdk("System.Text.Json.SourceGeneration", "System.Text.Json.SourceGeneration.JsonSourceGenerator")),
    ];

    private static ISourceGenerator FromSdk(string file, string type)
    {
        var path = typeof(Contestant).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(metadata => metadata.Key == file).Value!;
        return ((IIncrementalGenerator)Activator.CreateInstance(Assembly.LoadFrom(path).GetType(type, throwOnError: true)!)!).AsSourceGenerator();
    }
}
