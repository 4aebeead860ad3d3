using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using GradGen.Numerics;
using GradGen.Packing;
using GradGen.Reporting;
using GradGen.Running;

namespace GradGen.Harness;

/// <summary>The base of the generated class that makes the samples of a layer.</summary>
/// <typeparam name="T">The element type of the layer.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class LayerSamples<T> : LayerSamples
{
    /// <summary>Creates a layer to check.</summary>
    /// <param name="sample">The number of the [GradCheckSample] or [GradCheckFactory], in the order of declaration.</param>
    /// <param name="sizes">The source of the sizes that the sample leaves open.</param>
    public abstract LayerHarness<T> Create(int sample, SampleSizes sizes);

    /// <summary>What a factory made.</summary>
    /// <exception cref="InvalidOperationException">It is null.</exception>
    protected static TLayer FromFactory<TLayer>(TLayer? layer, string factory)
        where TLayer : class => layer ?? throw new InvalidOperationException($"The [GradCheckFactory] method {factory} returned null: it has to return a layer.");

    internal sealed override GradCheckReport Check(int sample, GradCheckOptions options)
    {
        var layer = Layer();
        var name = AdoptedLayers.TypeOf(layer).Name;
        var report = WatchedCheck.Run(Run, name, Precision.Of<T>(), options);
        return ReportFolder.IsNamed ? ReportFolder.Keep(report, ReportName.OfSample(AdoptedLayers.TypeOf(layer), sample)) : report;

        GradCheckReport Run()
        {
            using var made = new MadeLayers<T>(sizes => Create(sample, sizes));
            return LayerCheck.Run(name, made.Create, options);
        }
    }

    // A class nested in a generic one has its type arguments, but the type around it is told without them.
    [UnconditionalSuppressMessage("Trimming", "IL2055", Justification = "The layer is closed over the type arguments of its own samples.")]
    [UnconditionalSuppressMessage("AOT", "IL3050", Justification = "The layer is closed over the type arguments of its own samples.")]
    private Type Layer()
    {
        var type = GetType();
        return type.DeclaringType is not { } layer ? type
            : layer.IsGenericTypeDefinition ? layer.MakeGenericType(type.GetGenericArguments())
            : layer;
    }
}
