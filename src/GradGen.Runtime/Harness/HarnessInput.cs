using System.ComponentModel;

namespace GradGen.Harness;

/// <summary>One input of Forward.</summary>
/// <param name="name">The parameter's name in Forward.</param>
/// <param name="value">The array that is passed to Forward, filled by the check; of one element for a number.</param>
/// <param name="role">What values it takes.</param>
/// <param name="hasGradient">Whether Backward gives the gradient with respect to it.</param>
/// <param name="isScalar">Whether Forward takes a number, which <paramref name="value"/> holds as its only element.</param>
/// <param name="domain">Bounds from [Domain], or from what Forward does with the values.</param>
/// <param name="labelCount">How many class numbers there are, where Forward shows it; 0 for the last axis of the first real input.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class HarnessInput(string name, Array value, InputRole role, bool hasGradient, bool isScalar, ValueRange? domain, int labelCount = 0)
{
    /// <summary>The parameter's name in Forward.</summary>
    public string Name { get; } = name;

    /// <summary>The array that is passed to Forward.</summary>
    public Array Value { get; } = value;

    /// <summary>What values it takes.</summary>
    public InputRole Role { get; } = role;

    /// <summary>Whether Backward gives the gradient with respect to it.</summary>
    public bool HasGradient { get; } = hasGradient;

    /// <summary>The shape as the user sees it.</summary>
    public BlockShape Shape { get; } = isScalar ? BlockShape.Scalar : BlockShape.Of(value);

    /// <summary>The values it may take.</summary>
    public ValueRange? Domain { get; } = domain;

    /// <summary>
    /// Integers that the code compares the elements with: a class that is ignored, such as −1. Where <see cref="IsOneOfCompared"/>,
    /// there are no others.
    /// </summary>
    public IReadOnlyList<int> ComparedWith { get; set; } = [];

    /// <summary>Whether the elements are not indices but values of <see cref="ComparedWith"/>, such as 0 and 1, or −1 and 1.</summary>
    public bool IsOneOfCompared { get; set; }

    /// <summary>Whether it is a target, a mask or a constant, so that no gradient is expected for it.</summary>
    public bool IsGiven { get; set; }

    /// <summary>Whether a target need not be a share or a probability: the code takes no logarithm.</summary>
    public bool TakesAnySign { get; set; }

    /// <summary>How many class numbers there are; 0 for the size of the last axis of the first real input.</summary>
    public int LabelCount { get; } = labelCount;
}
