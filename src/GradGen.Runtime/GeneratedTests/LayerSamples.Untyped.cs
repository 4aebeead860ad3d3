using System.ComponentModel;
using System.Reflection;

namespace GradGen.Harness;

/// <summary>The samples of a layer, for a caller that does not know its element type.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class LayerSamples
{
    private const string SamplesClass = "GradGenSamples";

    private protected LayerSamples()
    {
    }

    /// <summary>The samples of a layer, as the generator has nested them in it.</summary>
    /// <param name="layer">The layer's type, closed over its type arguments; of an adopted one the class around it.</param>
    /// <exception cref="InvalidOperationException">It has none.</exception>
    internal static LayerSamples Of(Type layer)
    {
        // A class of the user's own may have the name.
        var samples = Array.Find(
            layer.GetNestedTypes(BindingFlags.NonPublic | BindingFlags.Public),
            static nested => nested.Name.StartsWith(SamplesClass, StringComparison.Ordinal) && typeof(LayerSamples).IsAssignableFrom(nested))
            ?? throw new InvalidOperationException($"{layer} cannot be checked: a warning in its build says why (GG0002 to GG0009), or it was built with GradGenHarness set to false.");
        // A class nested in a generic one has its type parameters too.
        if (samples.ContainsGenericParameters)
            samples = samples.MakeGenericType(layer.GetGenericArguments());
        return (LayerSamples)Activator.CreateInstance(samples, nonPublic: true)!;
    }

    internal abstract GradCheckReport Check(int sample, GradCheckOptions options);

    /// <summary>Compares a sample with that of the same number of another layer, or with its first.</summary>
    /// <exception cref="InvalidOperationException">The other layer has another element type.</exception>
    internal abstract TwinReport Against(LayerSamples twin, int sample, GradCheckOptions options);
}
