namespace GradGen.Packing;

/// <summary>Tells classes that are generated around adopted layers from layers.</summary>
internal static class AdoptedLayers
{
    /// <summary>The layer that a class is generated around, so that a report names it; any other type itself.</summary>
    internal static Type TypeOf(Type type) =>
        type.BaseType is { IsGenericType: true } parent && parent.GetGenericTypeDefinition() == typeof(AdoptedLayer<>) ? parent.GetGenericArguments()[0] : type;
}
