namespace GradGen.Generator.Samples.Code;

/// <summary>What code asks of a size.</summary>
/// <param name="Word">The method of <c>SampleSizes</c> that says it.</param>
/// <param name="Size">The size.</param>
/// <param name="Other">The size that it is measured by, if it is.</param>
/// <param name="Numbers">The numbers that it is measured by, if it is.</param>
internal sealed record Relation(string Word, Term Size, Term? Other, params int[] Numbers);
