namespace GradGen.Generator.Model;

/// <summary>A value that a sample decides about, or makes for the layer to be checked with.</summary>
internal abstract record SampleExpression : Expression
{
    private SampleExpression()
    {
    }

    /// <summary>A size.</summary>
    /// <param name="Kind">Where it is from.</param>
    /// <param name="Name">What a report calls it.</param>
    /// <param name="Value">What it is, where that is known.</param>
    internal sealed record Size(SizeKind Kind, string Name, Expression? Value = null) : SampleExpression;

    /// <summary>One of a few values, the usual one first.</summary>
    internal sealed record Choice(TypeName Type, string Name, EquatableArray<Expression> Values) : SampleExpression;

    /// <summary>One of a few objects, each made only where it is taken.</summary>
    /// <param name="Type">The type that they share.</param>
    /// <param name="Name">What a report calls the choice.</param>
    /// <param name="Options">The objects, and what a report calls each.</param>
    internal sealed record Either(TypeName Type, string Name, EquatableArray<(string Label, Expression Value)> Options) : SampleExpression;

    /// <summary>A random generator.</summary>
    internal sealed record Generator(int Seed = 1) : SampleExpression;

    /// <summary>One of the factors of a product whose number the layer fixes.</summary>
    internal sealed record Factor(Expression Product, int Of, int Index) : SampleExpression;

    /// <summary>Weights and the like, of which only the sizes matter.</summary>
    /// <param name="Kind">The method of <c>GradGen.Harness.SampleArrays</c> that makes them.</param>
    /// <param name="Elements">What it has to be told of types.</param>
    /// <param name="Sizes">The sizes.</param>
    internal sealed record Filled(string Kind, EquatableArray<TypeName> Elements, EquatableArray<Expression> Sizes) : SampleExpression;

    /// <summary>Zeros in arrays of these ranks, the outermost first, with the sizes of all of them.</summary>
    internal sealed record Zeros(TypeName Element, EquatableArray<int> Ranks, EquatableArray<Expression> Sizes) : SampleExpression;

    /// <summary>An input of the shape that a sub-layer takes.</summary>
    /// <param name="Type">The array.</param>
    /// <param name="Element">The layer's element type.</param>
    /// <param name="SubLayer">The sub-layer, or a collection of them.</param>
    /// <param name="Input">The number of its input.</param>
    /// <param name="IsFirstOf">Whether it is the first of a collection.</param>
    internal sealed record InputOf(TypeName Type, TypeName Element, Expression SubLayer, int Input, bool IsFirstOf) : SampleExpression;

    /// <summary>An input of the shape that is being tried.</summary>
    internal sealed record Trial(TypeName Type, string Name) : SampleExpression;

    /// <summary>What a factory gives, unless it gives null.</summary>
    internal sealed record FromFactory(Expression Made, string Name) : SampleExpression;
}
