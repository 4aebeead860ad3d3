using System.Numerics;

namespace GradGen.Power.Oracle;

/// <summary>
/// One way to make and call a layer, chosen by hand and apart from the layer. Many of them together decide whether a mutant
/// is wrong, without asking anything that GradGen derives.
/// </summary>
/// <param name="Name">What is special here: <c>stride 2, padding 1</c>.</param>
/// <param name="Create">Makes the layer.</param>
/// <param name="Run">Calls Forward and Backward on what a trial draws, and shows it the gradients.</param>
public sealed record Setting<T>(string Name, Func<object> Create, Action<object, Trial<T>> Run)
    where T : struct, IFloatingPointIeee754<T>
{
    public static Setting<T> Of<TLayer>(string name, Func<TLayer> create, Action<TLayer, Trial<T>> run)
        where TLayer : class => new(name, create, (layer, trial) => run((TLayer)layer, trial));
}
