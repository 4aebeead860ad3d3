namespace GradGen.Generator.Model;

/// <summary>
/// A layer as it was read: all that is needed to write its code, in strings and numbers only, so that two readings of
/// the same layer are equal. Expressions are C# that is valid in an instance member of the layer.
/// </summary>
internal sealed record LayerModel(
    TypeModel Type,
    string Element,
    EquatableArray<ParameterModel> Parameters,
    EquatableArray<StorageModel> Storages,
    EquatableArray<PartModel> Parts,
    HarnessModel? Harness)
{
    /// <summary>What layers that inherit from this one cannot reach themselves; null where there is nothing.</summary>
    public PrivatesModel? Privates { get; init; }
}
