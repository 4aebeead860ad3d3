namespace GradGen.Generator.Model;

/// <summary>A layer that another one has to agree with.</summary>
/// <param name="Name">Its name, for the test's.</param>
/// <param name="Definition">The reflection name of its type, without type arguments.</param>
/// <param name="Assembly">The name of its assembly.</param>
/// <param name="IsGeneric">Whether it takes the type arguments of the layer that is compared with it.</param>
internal sealed record TwinModel(string Name, string Definition, string Assembly, bool IsGeneric)
{
    /// <summary>The assembly-qualified name for a layer with type arguments of its own.</summary>
    /// <param name="layer">The reflection name of the layer, closed over them.</param>
    internal TwinTestModel For(string layer) =>
        new(Name, $"{Definition}{(IsGeneric && layer.IndexOf('[') is >= 0 and var arguments ? layer.Substring(arguments) : string.Empty)}, {Assembly}");
}

/// <summary>A twin as a test calls it.</summary>
/// <param name="Name">Its name, for the test's.</param>
/// <param name="Layer">The assembly-qualified name of its type, closed over its type arguments.</param>
internal sealed record TwinTestModel(string Name, string Layer);
