using GradGen.Tool.Mutation;
using Microsoft.CodeAnalysis.Text;

namespace GradGen.Power.Mutation;

/// <summary>A layer with one mistake.</summary>
/// <param name="Layer">The layer that it was made from.</param>
/// <param name="Kind">What kind of mistake.</param>
/// <param name="Line">Where it is, counted from 1.</param>
/// <param name="Change">What was made of what.</param>
/// <param name="Text">The whole file, over double.</param>
/// <param name="Gap">Where a statement was dropped, and nothing is left of it; null of another mistake.</param>
internal sealed record Mutant(CorpusLayer Layer, MutationKind Kind, int Line, string Change, string Text, LinePosition? Gap);
