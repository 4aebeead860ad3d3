namespace GradGen.Packing;

/// <summary>A class that is generated around a layer.</summary>
internal interface IAround
{
    /// <summary>The layer.</summary>
    object Inner { get; }
}
