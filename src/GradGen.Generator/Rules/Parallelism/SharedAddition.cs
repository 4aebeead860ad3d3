using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Rules.Parallelism;

/// <summary>An addition to something that every iteration of a parallel loop adds to.</summary>
/// <param name="Where">The target, or the call in the loop that leads to it.</param>
/// <param name="What">The target as it is written.</param>
internal sealed record SharedAddition(SyntaxNode Where, string What);
