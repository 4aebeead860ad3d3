namespace GradGen.Generator.Model;

/// <summary>What is said of a size, before the layer or its inputs are made.</summary>
/// <param name="Word">The method of <c>GradGen.Harness.SampleSizes</c> that says it.</param>
/// <param name="Size">What a report calls the size.</param>
/// <param name="Arguments">What the method is told besides.</param>
internal sealed record SizeFact(string Word, string Size, EquatableArray<Expression> Arguments)
{
    internal SizeFact(string word, string size, params Expression[] arguments)
        : this(word, size, arguments.ToEquatableArray())
    {
    }
}
