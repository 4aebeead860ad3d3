namespace GradGen.Generator.External;

/// <summary>How generated code asks for the class that is generated around an adopted layer.</summary>
internal static class AdoptedCall
{
    /// <summary>The class that answers, one a project.</summary>
    internal const string Class = "GradGen.Generated.Adopted";

    /// <summary>Whether an expression asks so.</summary>
    internal static bool IsIn(string access) => access.StartsWith("global::" + Class + ".", StringComparison.Ordinal);

    /// <summary>A member's layers as generated code sees them.</summary>
    internal static string Of(string access, bool isCollection) => $"global::{Class}.{(isCollection ? "OfAll" : "Of")}({access})";
}
