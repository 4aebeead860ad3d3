using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Rules.Parallelism;

/// <summary>Code that runs several times at once.</summary>
/// <param name="Body">What runs.</param>
/// <param name="Scope">The code whose variables each iteration has for itself: the function, or the loop that starts the tasks.</param>
/// <param name="Varying">The variables that tell one iteration from another.</param>
internal sealed record ParallelLoop(IOperation Body, IOperation Scope, IReadOnlyList<ISymbol> Varying);
