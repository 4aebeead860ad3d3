namespace Digits;

/// <summary>How far a network is after a pass over the training digits.</summary>
/// <param name="Number">1 after the first pass.</param>
/// <param name="Loss">The mean loss over the pass.</param>
/// <param name="Accuracy">The share of the test digits that it reads right.</param>
internal sealed record Epoch(int Number, double Loss, double Accuracy);
