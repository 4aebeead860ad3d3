using GradGen.Generator.Interpretation;
using GradGen.Generator.Layers;

namespace GradGen.Generator.Exact;

/// <summary>The exact check of a layer on all samples that it has.</summary>
internal static class LayerCheck
{
    // A run of a layer of common size takes some ten thousand steps.
    private const long Budget = 2_000_000;

    /// <summary>A machine for a layer, on the bodies that its reading has bound.</summary>
    internal static Machine MachineOf(LayerReading layer) => new(layer.Anatomy!.Sources, MachineTables.All, Budget);

    /// <summary>The result of the first sample on which a gradient is wrong; where there is none, what is known of all.</summary>
    /// <param name="layer">A layer that has samples.</param>
    /// <param name="machine">The machine to run it in.</param>
    /// <param name="seed">Of everything that is drawn.</param>
    internal static ExactResult Run(LayerReading layer, Machine machine, int seed = 1)
    {
        var anatomy = layer.Anatomy!;
        string[] gradients = [.. anatomy.GradientOf.Values.Select(static gradient => gradient.Name)];
        var samples = layer.Model!.Harness!.Samples;
        var (complete, ended) = (0, (string?)null);
        foreach (var (number, type) in SampleTypes.Of(anatomy.Type, samples, machine.Compilation))
        {
            var result = ExactCheck.Run(machine, type, number, gradients, seed);
            if (result.Wrong.Count > 0)
                return result;
            complete += result.IsComplete ? 1 : 0;
            ended ??= result.Ended;
        }

        return new ExactResult { Ended = ended, IsComplete = complete == samples.Count };
    }
}
