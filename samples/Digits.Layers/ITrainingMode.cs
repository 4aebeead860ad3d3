namespace Digits.Layers;

/// <summary>A layer that works differently while it learns.</summary>
public interface ITrainingMode
{
    /// <summary>Whether the network is being trained; off when it is used.</summary>
    bool Training { get; set; }
}
