namespace GradGen.Packing;

/// <summary>A member's name without what C# code puts before it: <c>_weights</c>, <c>m_weights</c> and <c>Weights</c> name one thing.</summary>
internal static class PlainName
{
    internal static string Of(string name) => (name.StartsWith("m_", StringComparison.Ordinal) ? name.Substring(2) : name).TrimStart('_').ToUpperInvariant();
}
