namespace GradGen.Power.Tables;

/// <summary>Types as C# calls them.</summary>
internal static class Names
{
    internal static string Of<T>() => typeof(T) == typeof(float) ? "float" : "double";
}
