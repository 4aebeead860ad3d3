using GradGen.Generator.Model;
using GradGen.Generator.Tensors;

namespace GradGen.Generator.Shapes;

/// <summary>The shape of an input, as what makes an array of it.</summary>
/// <param name="Creation">Null when the shape is not known.</param>
/// <param name="Problem">What is not known.</param>
/// <param name="LabelCount">How many class numbers there are, where Forward shows it.</param>
/// <param name="IsPositive">Whether its values go into a logarithm or a root.</param>
internal sealed record InputShape(Expression? Creation, string? Problem, Expression? LabelCount, bool IsPositive)
{
    /// <summary>Whether some of its sizes are not seen, and found by running the layer.</summary>
    public bool IsUncertain { get; init; }

    /// <summary>The smallest class number, where that is not 0.</summary>
    internal long FirstLabel { get; init; }

    /// <summary>The only numbers that its integers can be; empty where there are others.</summary>
    internal IReadOnlyList<long> Only { get; init; } = [];

    /// <summary>What guards leave to its real numbers; null where they leave all.</summary>
    internal RangeModel? Domain { get; init; }

    /// <summary>The numbers that its integers are compared with.</summary>
    internal IReadOnlyList<Expression> ComparedWith { get; init; } = [];

    /// <summary>Whether the layer is run to find it, so that the problem is what to write if that is not enough.</summary>
    internal bool IsTried => Creation is SampleExpression.Trial;

    /// <summary>The array of the input; where its rank is tried too, any.</summary>
    internal TypeName ArrayType => (Creation as SampleExpression.Trial)?.Type ?? Storage!.ArrayType();

    /// <summary>How the input holds its values, its axes counted.</summary>
    internal Storage? Storage { get; init; }
}
