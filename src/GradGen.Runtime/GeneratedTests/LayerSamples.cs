using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using GradGen.Folders;
using GradGen.Numerics;
using GradGen.Packing;
using GradGen.Reporting;
using GradGen.Running;
using GradGen.Twins;

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
    /// <exception cref="InvalidOperationException">The factory returned null.</exception>
    protected static TLayer FromFactory<TLayer>(TLayer? layer, string factory)
        where TLayer : class =>
        layer ?? throw new InvalidOperationException($"The [GradCheckFactory] method {factory} returned null: it has to return a layer.");

    internal sealed override GradCheckReport Check(int sample, GradCheckOptions options)
    {
        options = ReportFolder.For(options);
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

    internal sealed override TwinReport Against(LayerSamples twin, int sample, GradCheckOptions options)
    {
        var name = AdoptedLayers.TypeOf(Layer()).Name;
        if (twin is not LayerSamples<T> other)
            throw new InvalidOperationException($"{name} is compared with a layer of another element type than {typeof(T).Name}.");
        using var made = new MadeLayers<T>(sizes => Create(sample, sizes));
        using var twins = new MadeLayers<T>(Twin);
        return new TwinCheck<T>(name, AdoptedLayers.TypeOf(other.Layer()).Name, options).Run(made.Create, twins.Create);

        LayerHarness<T> Twin(SampleSizes sizes)
        {
            try
            {
                return other.Create(sample, sizes);
            }
            catch (ArgumentOutOfRangeException exception) when (sample > 0 && exception.ParamName == nameof(sample))
            {
                return other.Create(0, sizes);
            }
        }
    }

    // A class nested in a generic one has its type arguments, but the type around it comes without them.
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
