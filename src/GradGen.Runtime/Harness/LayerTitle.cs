using GradGen.Packing;

namespace GradGen.Harness;

/// <summary>What a report calls a layer.</summary>
internal static class LayerTitle
{
    /// <param name="type">The layer's type.</param>
    /// <param name="read">The type that was read: the same, one that it derives from, or the one around an adopted layer.</param>
    /// <param name="name">The name of that one.</param>
    /// <typeparam name="T">The element type, which a report names anyway.</typeparam>
    internal static string Of<T>(Type type, Type read, string name)
    {
        var layer = AdoptedLayers.TypeOf(type);
        if (type != read && (name == Plain(read) || name.EndsWith("." + Plain(read), StringComparison.Ordinal)))
            name = Plain(layer);
        // What is around a nested class has type arguments too.
        return !layer.IsGenericType || Array.TrueForAll(layer.GetGenericArguments(), static argument => argument == typeof(T))
            ? name
            : $"{name}<{string.Join(", ", layer.GetGenericArguments().Select(Name))}>";
    }

    private static string Name(Type type) => type == typeof(float) ? "float" : type == typeof(double) ? "double"
        : type.IsGenericType ? $"{Plain(type)}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>" : Plain(type);

    private static string Plain(Type type) => type.Name.Split('`')[0];
}
