namespace GradGen.Generator.Model;

/// <summary>A type as generated code has to name it.</summary>
internal abstract record TypeName
{
    private TypeName()
    {
    }

    /// <summary>Whether it is marked as a reference that may be null.</summary>
    public bool IsNullable { get; init; }

    internal static TypeName Double { get; } = new Simple("double");

    /// <summary>Any array.</summary>
    internal static TypeName Array { get; } = new Named("System", null, "Array", EquatableArray<TypeName>.Empty);

    /// <summary>A keyword of the language, or a type parameter.</summary>
    internal sealed record Simple(string Name) : TypeName;

    /// <summary>A type that is declared.</summary>
    /// <param name="Namespace">Empty for the global one.</param>
    /// <param name="Container">The type that it is nested in; null where it is in none.</param>
    /// <param name="Name">Its own name.</param>
    /// <param name="Arguments">Its type arguments, not those of the types around it; of an open type without names.</param>
    internal sealed record Named(string Namespace, Named? Container, string Name, EquatableArray<TypeName> Arguments) : TypeName;

    /// <summary>An array; of arrays the outermost comes first.</summary>
    internal sealed record ArrayOf(TypeName Element, int Rank) : TypeName;

    /// <summary>A number or another value that may be null.</summary>
    internal sealed record Optional(TypeName Value) : TypeName;

    /// <summary>A tuple; a part without a name has an empty one.</summary>
    internal sealed record TupleOf(EquatableArray<(TypeName Type, string Name)> Parts) : TypeName;
}
