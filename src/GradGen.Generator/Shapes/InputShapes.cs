using GradGen.Generator.Model;

namespace GradGen.Generator.Shapes;

/// <summary>The shapes of a layer's inputs.</summary>
/// <param name="Each">For each input what makes an array of its shape, or what is not known.</param>
/// <param name="Limits">What free sizes are limited by, as said before them.</param>
/// <param name="Products">What is asked of sizes before the layer is made, where it fixes a product of them alone.</param>
/// <param name="Lengths">The names of free sizes that are no number of samples.</param>
internal sealed record InputShapes(IReadOnlyList<InputShape> Each, IReadOnlyList<SizeFact> Limits, IReadOnlyList<SizeFact> Products,
    IReadOnlyList<string> Lengths);
