namespace GradGen.Generator.Model;

/// <summary>A fact about a size, stated before the layer or its inputs are made.</summary>
/// <param name="Word">The method of <c>GradGen.Harness.SampleSizes</c> that says it.</param>
/// <param name="Size">What a report calls the size; null for a fact about all of them.</param>
/// <param name="Arguments">The method's other arguments.</param>
internal sealed record SizeFact(string Word, string? Size, EquatableArray<Expression> Arguments)
{
    internal SizeFact(string word, string? size, params Expression[] arguments)
        : this(word, size, arguments.ToEquatableArray())
    {
    }
}
