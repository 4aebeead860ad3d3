namespace GradGen.Generator.Model;

/// <summary>A call of a method of the layer.</summary>
/// <param name="Owner">The layer, its type for a static method, or the layer as the interface that declares the method.</param>
/// <param name="Method">The method.</param>
/// <param name="Arguments">What it is passed.</param>
internal sealed record CallModel(Expression Owner, string Method, EquatableArray<ArgumentModel> Arguments)
{
    /// <summary>Whether it is made for every step of a sequence, and not once for all of them.</summary>
    public bool IsOfOneStep { get; init; }
}
