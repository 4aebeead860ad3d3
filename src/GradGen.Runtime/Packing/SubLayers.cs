using System.Runtime.CompilerServices;
using GradGen.Isolation;

namespace GradGen.Packing;

/// <summary>Sub-layers as generated code meets them: as objects, since a layer that could not be read has no interface to bind to.</summary>
internal static class SubLayers
{
    /// <summary>The layer's packing; null where there is no layer, or one with nothing to pack, like most activations.</summary>
    /// <exception cref="InvalidOperationException">It is not [GradCheckable], so that its parameters would be left out.</exception>
    internal static IGradCheckable<T>? As<T>(object? layer) => layer switch
    {
        null => null,
        IGradCheckable<T> checkable when HasStack() => checkable,
        IGradCheckable<T> => throw new InvalidOperationException(
            $"The sub-layers of {layer.GetType().Name} lead back to it. Mark the member that refers to the enclosing layer with [GradCheckIgnore]."),
        _ when HoldsNothing.GetValue(layer, static held => new(!Holds<T>(held))).Value => null,
        _ when layer.GetType().IsDefined(typeof(GradCheckableAttribute), false) => throw new InvalidOperationException(
            $"The sub-layer {layer.GetType().Name} is [GradCheckable], but its {typeof(T).Name} parameters cannot be packed: a build "
            + "warning on the class says why."),
        _ => throw new InvalidOperationException(
            $"The sub-layer {layer.GetType().Name} cannot be packed: it is not [GradCheckable] with {typeof(T).Name} values. "
            + "Annotate it, adopt it with [assembly: GradCheckable(typeof(…))] in the project of the layer that holds it, or mark the member "
            + "that holds it with [GradCheckIgnore]."),
    };

    // Asked once: what it keeps later is what went through it.
    private static readonly ConditionalWeakTable<object, StrongBox<bool>> HoldsNothing = new();

    private static bool Holds<T>(object layer)
    {
        var objects = new LayerObjects(layer);
        return objects.Fields.Exists(static held => held.Value is IGradCheckable<T>)
            || objects.Arrays.Exists(static held =>
                held.Array.Length > 0
                    && (held.Array.GetType().GetElementType() == typeof(T) || held.Array.GetValue(new int[held.Array.Rank]) is IGradCheckable<T>));
    }

    private static bool HasStack()
    {
#if NET
        return RuntimeHelpers.TryEnsureSufficientExecutionStack();
#else
        try
        {
            RuntimeHelpers.EnsureSufficientExecutionStack();
            return true;
        }
        catch (InsufficientExecutionStackException)
        {
            return false;
        }
#endif
    }

    /// <summary>One entry per element of a collection, null where the element is null.</summary>
    internal static IEnumerable<IGradCheckable<T>?> Of<T>(IEnumerable<object?>? layers) => (layers ?? []).Select(As<T>);
}
