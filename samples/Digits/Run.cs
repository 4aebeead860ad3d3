using Digits.Layers;

namespace Digits;

/// <summary>One training of the network, with the right activation or the mistaken one.</summary>
internal sealed record Run(bool IsMistaken, int Seed, Network Network)
{
    /// <summary>The epochs so far.</summary>
    public List<Epoch> Epochs { get; } = [];

    public double FinalAccuracy => Epochs[^1].Accuracy;

    public string Name => IsMistaken ? "mistaken" : "right";
}
