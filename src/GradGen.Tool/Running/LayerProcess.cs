using System.Diagnostics;
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
        // Reports of mutants are nobody's.
        if (request.Layers.Any(static layer => layer.Mutant is not null))
            Environment.SetEnvironmentVariable("GRADGEN_REPORT", null);
        var options = new GradCheckOptions { Seed = request.Seed, Mode = request.IsFull ? CheckMode.Full : CheckMode.Probe, Closeups = request.HasPages };
        for (var index = first; index < request.Layers.Count; index++)
        {
            Tell(new LayerOutcome(index, null));
            var outcome = Check(context, assembly, request.Layers[index], index, options);
            Tell(outcome);
            // What does not come back is still running: the next one has a process of its own.
            if (outcome.IsRunning)
                break;
        }

        void Tell(LayerOutcome outcome) => writer.WriteLine(JsonSerializer.Serialize(outcome));
    }

    private static LayerOutcome Check(AssemblyLoadContext context, Assembly assembly, RequestedLayer layer, int index, GradCheckOptions options)
    {
        try
        {
            // The name of a generic layer has those of the assemblies of its arguments in it.
            var type = Type.GetType($"{layer.Reflection}, {assembly.GetName().Name}", context.LoadFromAssemblyName, null, throwOnError: true)!;
            if (layer.Mutant is { } mutant)
            {
                MutantSwitch.Set(assembly, mutant.Number);
                return LayerOutcome.OfMutant(index, GradCheck.Run(type, layer.Sample, options with { CallLimit = TimeSpan.FromSeconds(mutant.CallLimit) }));
            }

            var watch = Stopwatch.StartNew();
            var report = GradCheck.Run(type, layer.Sample, options);
            return LayerOutcome.Of(index, report.WithGradientsInDoubt(layer.InDoubt), options.Closeups) with { Seconds = watch.Elapsed.TotalSeconds };
        }
        catch (Exception exception)
        {
            // Assemblies and types that are not there at run time: nothing that a report could have in it.
            var cause = exception is TargetInvocationException or TypeInitializationException ? exception.InnerException ?? exception : exception;
            return new LayerOutcome(index, null) { IsWithoutSample = true, Why = $"It cannot be loaded: {cause.Message}" };
        }
    }
}
