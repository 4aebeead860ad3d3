namespace GradGen;

/// <summary>The layers of a collection, in its order.</summary>
internal static class SubLayers
{
    /// <summary>One entry per element, null where the element is null.</summary>
    /// <exception cref="InvalidOperationException">An element is not [GradCheckable], so that its parameters would be left out.</exception>
    internal static IEnumerable<IGradCheckable<T>?> Of<T>(IEnumerable<object?>? layers)
    {
        foreach (var layer in layers ?? [])
        {
            yield return layer switch
            {
                null => null,
                IGradCheckable<T> checkable => checkable,
                _ => throw new InvalidOperationException(
                    $"A {layer.GetType().Name} among the layers cannot be packed: it is not [GradCheckable] with {typeof(T).Name} values. "
                    + "Annotate it, or mark the member that holds the layers with [GradCheckIgnore]."),
            };
        }
    }
}
