using GradGen.Tool.Mutation;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GradGen.Tool.Mutants;

/// <summary>A method of a project with one mistake.</summary>
/// <param name="Number">The number that the version with the mistake has in the assembly of all mutants; 0 is the method as it is.</param>
/// <param name="Method">The method in the annotated sources.</param>
/// <param name="Mistake">The mistake.</param>
internal sealed record Mutant(int Number, MethodDeclarationSyntax Method, Mistake Mistake);
