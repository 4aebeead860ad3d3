using System.IO.Pipes;
using System.Reflection;
using System.Runtime.Loader;
using System.Text.Json;

namespace GradGen.Tool.Running;

/// <summary>
/// The process that runs the project's code. It tells what comes of each layer as it goes, so that what a crash or a hang leaves
/// unsaid is one layer's.
/// </summary>
internal static class LayerProcess
{
    /// <summary>Checks the layers of a request from one on.</summary>
    /// <param name="requestFile">The request.</param>
    /// <param name="first">The first layer to check.</param>
    /// <param name="pipe">The handle of the pipe to tell it to.</param>
    internal static void Run(string requestFile, int first, string pipe)
    {
        var request = JsonSerializer.Deserialize<RunRequest>(File.ReadAllText(requestFile))!;
        using var stream = new AnonymousPipeClientStream(PipeDirection.Out, pipe);
        using var writer = new StreamWriter(stream) { AutoFlush = true };
        var context = new LayerContext(request);
        var assembly = context.LoadFromAssemblyPath(request.Assembly);
        // Files that the code opens are looked for where its project's are.
        Directory.SetCurrentDirectory(request.Output);
        var options = new GradCheckOptions { Seed = request.Seed, Mode = request.IsFull ? CheckMode.Full : CheckMode.Probe, Closeups = request.HasPages };
        for (var index = first; index < request.Layers.Count; index++)
        {
            Tell(new LayerOutcome(index, null));
            Tell(Check(context, assembly, request.Layers[index], index, options));
        }

        void Tell(LayerOutcome outcome) => writer.WriteLine(JsonSerializer.Serialize(outcome));
    }

    private static LayerOutcome Check(AssemblyLoadContext context, Assembly assembly, RequestedLayer layer, int index, GradCheckOptions options)
    {
        try
        {
            // The name of a generic layer has those of the assemblies of its arguments in it.
            var type = Type.GetType($"{layer.Reflection}, {assembly.GetName().Name}", context.LoadFromAssemblyName, null, throwOnError: true)!;
            return LayerOutcome.Of(index, GradCheck.Run(type, layer.Sample, options), options.Closeups);
        }
        catch (Exception exception)
        {
            // Assemblies and types that are not there at run time: nothing that a report could have in it.
            var cause = exception is TargetInvocationException or TypeInitializationException ? exception.InnerException ?? exception : exception;
            return new LayerOutcome(index, null) { IsWithoutSample = true, Why = $"It cannot be loaded: {cause.Message}" };
        }
    }
}
