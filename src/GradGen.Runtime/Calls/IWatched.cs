namespace GradGen.Calls;

/// <summary>What is being checked, as it is named when a call does not return.</summary>
internal interface IWatched
{
    string Name { get; }

    /// <summary>The sizes of the sample, as text.</summary>
    string Sizes { get; }

    int ForwardCalls { get; }

    int BackwardCalls { get; }
}
