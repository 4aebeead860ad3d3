namespace GradGen.Calls;

/// <summary>What is being checked, as far as it is named where a call does not come back.</summary>
internal interface IWatched
{
    string Name { get; }

    /// <summary>The sizes of the sample, as text.</summary>
    string Sizes { get; }

    int ForwardCalls { get; }

    int BackwardCalls { get; }
}
