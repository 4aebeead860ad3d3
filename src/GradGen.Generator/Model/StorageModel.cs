namespace GradGen.Generator.Model;

/// <summary>
/// A type that holds numbers and is no array: how generated code reaches them, as C# with <c>storage</c>, <c>values</c>,
/// <c>start</c>, <c>sizes</c> and <c>axis</c> in scope.
/// </summary>
/// <param name="Name">The name of the struct that is written for it; one for each type that a layer uses.</param>
/// <param name="Type">The type, with <c>global::</c>.</param>
/// <param name="Element">The type of the numbers.</param>
/// <param name="Rank">The number of axes.</param>
/// <param name="Sizes">The size along each axis, or the only expression for all of them, in <c>axis</c>.</param>
/// <param name="CopyOut">Statements that fill <c>values</c>.</param>
/// <param name="CopyIn">Statements that copy <c>values</c> in from <c>start</c> on.</param>
/// <param name="Creation">A new one from <c>sizes</c> and perhaps <c>values</c>, or null where none can be made.</param>
/// <param name="IsFilled">Whether the new one has its values already.</param>
internal sealed record StorageModel(
    string Name,
    string Type,
    string Element,
    string Rank,
    EquatableArray<string> Sizes,
    EquatableArray<string> CopyOut,
    EquatableArray<string> CopyIn,
    string? Creation,
    bool IsFilled);
