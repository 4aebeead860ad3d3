using GradGen.Generator.Exact.Points;
using GradGen.Generator.Exact.Repairs;
using GradGen.Samples;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Exact;

/// <summary>A sample that is wrong in a sense.</summary>
/// <param name="Assignment">What the sample is made with.</param>
/// <param name="Meaning">The sense.</param>
/// <param name="Points">The places where it is wrong, and what was found there.</param>
/// <param name="Others">The places that samples are looked at.</param>
/// <param name="Components">Of each wrong block the component that is off the most.</param>
/// <param name="Suspects">The statements that may be to blame.</param>
/// <param name="EarlyStep">The statement that reads a parameter which Backward has changed, where that is what is wrong.</param>
/// <param name="Empty">The statement that made a gradient which nothing is written to.</param>
internal sealed record Wrong(
    Assignment Assignment,
    Meaning Meaning,
    IReadOnlyList<(PointPlace Place, ExactPoint Found)> Points,
    IReadOnlyList<PointPlace> Others,
    IReadOnlyList<Component> Components,
    IReadOnlyList<(SyntaxNode Statement, double Score)> Suspects,
    Culprit? EarlyStep,
    Culprit? Empty);
