namespace GradGen.Generator.Model;

/// <summary>A type as it is declared, for code to be added to it.</summary>
/// <param name="IsRecord">Whether it is a record.</param>
/// <param name="Kind">What it is besides.</param>
/// <param name="Name">Its name.</param>
/// <param name="Parameters">The names of its type parameters.</param>
internal sealed record DeclarationModel(bool IsRecord, DeclarationKind Kind, string Name, EquatableArray<string> Parameters);
