namespace GradGen.Generator.Model;

/// <summary>One input of Forward.</summary>
/// <param name="Name">The parameter's name.</param>
/// <param name="Type">The array that the harness keeps it in.</param>
/// <param name="Creation">A new one of its shape.</param>
/// <param name="Role">A member of <c>GradGen.Harness.InputRole</c>.</param>
/// <param name="HasGradient">Whether Backward gives its gradient.</param>
/// <param name="IsScalar">Whether Forward takes the only element of the array.</param>
/// <param name="Domain">The bounds of its values, or null.</param>
/// <param name="LabelCount">The number of class numbers, or null.</param>
internal sealed record InputModel(
    string Name,
    TypeName Type,
    Expression Creation,
    string Role,
    bool HasGradient,
    bool IsScalar,
    RangeModel? Domain,
    Expression? LabelCount)
{
    /// <summary>The numbers that its integers are compared with.</summary>
    public EquatableArray<Expression> ComparedWith { get; init; }

    /// <summary>The only numbers that its integers can be; empty where there are others.</summary>
    public EquatableArray<long> Only { get; init; }

    /// <summary>The smallest class number, where that is not 0.</summary>
    public long FirstLabel { get; init; }

    /// <summary>Whether its name says that it is given, so that it needs no gradient.</summary>
    public bool IsGiven { get; init; }

    /// <summary>Whether it is a target in code that takes no logarithm, so that it need be no share or probability.</summary>
    public bool TakesAnySign { get; init; }

    /// <summary>What the array is put into for Forward, where that takes no array.</summary>
    public PassedModel? Passed { get; init; }
}
