namespace GradGen.Generator.Model;

/// <summary>
/// A layer as it was read: all that is needed to write its code, by names and numbers only, so that two readings of
/// the same layer are equal.
/// </summary>
internal sealed record LayerModel(
    TypeModel Type,
    TypeName Element,
    EquatableArray<ParameterModel> Parameters,
    EquatableArray<StorageModel> Storages,
    EquatableArray<PartModel> Parts,
    HarnessModel? Harness)
{
    /// <summary>False for a type that nothing is added to, since it cannot be or need not: it only has <see cref="Skipped"/>.</summary>
    public bool IsPacked { get; init; } = true;

    /// <summary>Why there is no check; null where there is one, and for an abstract layer, which needs none.</summary>
    public string? Skipped { get; init; }

    /// <summary>Parameters that are left out of θ.</summary>
    public EquatableArray<LeftOutModel> LeftOut { get; init; }

    /// <summary>The layers that this one has to agree with.</summary>
    public EquatableArray<TwinModel> Twins { get; init; }

    /// <summary>What layers that inherit from this one cannot reach themselves; null where there is nothing.</summary>
    public PrivatesModel? Privates { get; init; }
}
