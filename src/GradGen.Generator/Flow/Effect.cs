using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Flow;

/// <summary>Something that a body does to storages.</summary>
/// <param name="Kind">What.</param>
/// <param name="Target">The storages it may be done to: one of them at a time.</param>
/// <param name="Where">The code that does it, as seen from the layer.</param>
/// <param name="Call">The call in the layer that led to it, when it is in another method than the pass itself.</param>
/// <param name="Guard">The conditions that it is done under.</param>
/// <param name="IsWhole">Whether a member is given another array or number, not an array other elements.</param>
internal sealed record Effect(EffectKind Kind, Value Target, SyntaxNode Where, SyntaxNode? Call, Guard? Guard, bool IsWhole = false);
