namespace GradGen.Generator.Rules;

/// <summary>The numbers of the diagnostics, which users write into suppressions and never change.</summary>
internal static class RuleIds
{
    internal const string NotPartial = "GG0001";
    internal const string NoForward = "GG0002";
    internal const string NoBackward = "GG0003";
    internal const string AmbiguousMethod = "GG0004";
    internal const string BackwardDoesNotFit = "GG0005";
    internal const string NoSample = "GG0006";
    internal const string UnknownInputShape = "GG0007";
    internal const string UnpackableParameter = "GG0008";
    internal const string NothingToCheck = "GG0009";
}
