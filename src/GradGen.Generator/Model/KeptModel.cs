namespace GradGen.Generator.Model;

/// <summary>How the harness keeps a value of the layer's.</summary>
/// <param name="Array">The array.</param>
/// <param name="IsScalar">Whether the layer takes or gives the only element of it.</param>
/// <param name="Passed">What the layer takes or gives in place of the array.</param>
internal sealed record KeptModel(TypeName Array, bool IsScalar, PassedModel? Passed)
{
    /// <summary>The type of the number that the layer takes; null where it is that of the elements.</summary>
    public TypeName? Number { get; init; }
}
