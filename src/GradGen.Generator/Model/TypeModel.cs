namespace GradGen.Generator.Model;

/// <summary>Where a layer's type is declared, and its names.</summary>
/// <param name="Namespace">With keywords escaped; empty in the global namespace.</param>
/// <param name="Containers">What has to be opened around the layer's members, the layer's own declaration last.</param>
/// <param name="FullName">With its own type parameters as arguments.</param>
/// <param name="DisplayName">As the user says it: <c>Outer.Dense</c>.</param>
/// <param name="ReflectionName">The name of the type's definition for reflection.</param>
/// <param name="TestName">An identifier made of the names of the containers and the layer.</param>
/// <param name="HintName">The name of the generated file, without its ending; unique ignoring case.</param>
/// <param name="IsPublicPacking">Whether the packing is written as public methods: on a struct a call through the interface would change a copy.</param>
internal sealed record TypeModel(
    string Namespace,
    EquatableArray<DeclarationModel> Containers,
    TypeName FullName,
    string DisplayName,
    string ReflectionName,
    string TestName,
    string HintName,
    bool IsPublicPacking)
{
    /// <summary>The layer where it is adopted, so that this is a class around it; null for a layer itself.</summary>
    public TypeName? Adopted { get; init; }

    /// <summary>What the names of nested classes end with, where the user has others of the usual names.</summary>
    public string Ending { get; init; } = string.Empty;

    /// <summary>Whether a member must not be used other than by what is obsolete itself.</summary>
    public bool HasForbidden { get; init; }
}
