namespace GradGen.Generator.Model;

/// <summary>A type whose objects hold parameters and their gradients side by side.</summary>
/// <param name="Name">The name of the struct that is written for it; one for each type that a layer uses.</param>
/// <param name="Type">The type.</param>
/// <param name="Parameters">What it holds, as expressions with <c>part</c> in scope.</param>
internal sealed record PartModel(string Name, TypeName Type, EquatableArray<ParameterModel> Parameters)
{
    /// <summary>Whether an only parameter goes by its own name rather than by the object's.</summary>
    public bool KeepsNames { get; init; }
}
