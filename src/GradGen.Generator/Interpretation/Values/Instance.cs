namespace GradGen.Generator.Interpretation.Values;

/// <summary>An object of a type that the compilation has, a struct, a tuple, or an exception.</summary>
internal sealed class Instance(Layout layout) : IChangeable
{
    internal Layout Layout => layout;

    internal Value[] Fields { get; } = layout.Initial();

    /// <summary>What the machine itself keeps for a base class that it only knows by name: a list's items, an exception's message.</summary>
    internal object? Native { get; set; }

    public Action Remember(Action<object?> meet)
    {
        foreach (var held in Fields)
            meet(held.Object);
        meet(Native);
        var (fields, native) = ((Value[])Fields.Clone(), Native);
        return () =>
        {
            fields.CopyTo(Fields, 0);
            Native = native;
        };
    }

    internal Instance Clone()
    {
        var clone = new Instance(layout) { Native = Native };
        clone.Take(this);
        return clone;
    }

    /// <summary>Becomes a copy of another: what an assignment to a struct does.</summary>
    internal void Take(Instance other)
    {
        for (var slot = 0; slot < Fields.Length; slot++)
            Fields[slot] = Copy(other.Fields[slot]);
    }

    /// <summary>A value as an assignment copies it: a struct is copied, anything else is the same object.</summary>
    internal static Value Copy(Value value) => value.Object is Instance { Layout.IsStruct: true } held ? Value.Of(held.Clone()) : value;
}
