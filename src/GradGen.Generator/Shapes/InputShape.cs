using GradGen.Generator.Tensors;

namespace GradGen.Generator.Shapes;

/// <summary>The shape of an input, as the C# that makes an array of it.</summary>
/// <param name="Creation">Null when the shape is not known.</param>
/// <param name="Problem">What is not known.</param>
/// <param name="LabelCount">How many class numbers there are, as C#, where Forward shows it.</param>
/// <param name="IsPositive">Whether its values go into a logarithm or a root.</param>
internal sealed record InputShape(string? Creation, string? Problem, string? LabelCount, bool IsPositive)
{
    /// <summary>Whether some of its sizes are not seen, and found by running the layer.</summary>
    public bool IsUncertain { get; init; }

    /// <summary>The smallest class number, where that is not 0.</summary>
    internal long FirstLabel { get; init; }

    /// <summary>The only numbers that its integers can be; empty where there are others.</summary>
    internal IReadOnlyList<long> Only { get; init; } = [];

    /// <summary>What guards leave to its real numbers, as C#; null where they leave all.</summary>
    internal string? Domain { get; init; }

    /// <summary>The numbers that its integers are compared with, as C# in the layer.</summary>
    internal IReadOnlyList<string> ComparedWith { get; init; } = [];

    /// <summary>Whether the layer is run to find it, so that the C# has <c>trial</c> in scope, and the problem is what to write if that is not enough.</summary>
    internal bool IsTried { get; init; }

    /// <summary>The array of the input, as C#; where its rank is tried too, any.</summary>
    internal string ArrayType => IsTried && Storage!.Own is { Axes.IsOpen: true } ? "global::System.Array" : Storage!.ArrayType();

    /// <summary>How the input holds its values, its axes counted.</summary>
    internal Storage? Storage { get; init; }
}
