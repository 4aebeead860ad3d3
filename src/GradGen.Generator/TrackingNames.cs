namespace GradGen.Generator;

/// <summary>The names of the pipeline's steps, by which tests ask what was redone.</summary>
internal static class TrackingNames
{
    internal const string Layers = "Layers";
    internal const string OptedOut = "OptedOut";
    internal const string Adopted = "Adopted";
    internal const string Options = "Options";
    internal const string References = "References";
    internal const string TakenNames = "TakenNames";
    internal const string LayerTests = "LayerTests";
    internal const string Tests = "Tests";
}
