namespace GradGen.Generator.Shapes;

/// <summary>What a name in a size stands for; names are ordered by it.</summary>
internal enum SizeNameKind
{
    /// <summary>A size divided by another, rounded down.</summary>
    Quotient,

    /// <summary>The size of an input along an axis.</summary>
    Axis,

    /// <summary>How often an axis of an input has what its size is a multiple of.</summary>
    Multiple,

    /// <summary>The number of axes of an input.</summary>
    Rank,

    /// <summary>An axis' share of a product that the layer fixes.</summary>
    Factor,

    /// <summary>A variable of a loop, or anything else between two bounds.</summary>
    Variable,

    /// <summary>What the layer calls by this name, or a reader of its code would.</summary>
    OfLayer,

    /// <summary>What a parameter of a method is in one call of it.</summary>
    OfCall,
}

/// <summary>What a size, or a part of it, is called.</summary>
internal readonly record struct SizeName : IComparable<SizeName>
{
    private SizeName(SizeNameKind kind, int number, int axis = 0, string text = "") => (Kind, Number, AxisNumber, Text) = (kind, number, axis, text);

    /// <summary>What it stands for.</summary>
    internal SizeNameKind Kind { get; }

    /// <summary>Which input, quotient, variable or call.</summary>
    internal int Number { get; }

    /// <summary>Which axis of an input.</summary>
    internal int AxisNumber { get; }

    /// <summary>What code calls it; empty where it has no name there.</summary>
    internal string Text { get; }

    internal bool IsVariable => Kind == SizeNameKind.Variable;

    internal bool IsQuotient => Kind == SizeNameKind.Quotient;

    /// <summary>Whether it is about the size of an input, which the layer does not know.</summary>
    internal bool IsOfInput => Kind is SizeNameKind.Axis or SizeNameKind.Multiple or SizeNameKind.Rank;

    internal static SizeName Of(string text) => new(SizeNameKind.OfLayer, 0, 0, text);

    internal static SizeName OfCall(string text, int call) => new(SizeNameKind.OfCall, call, 0, text);

    internal static SizeName Axis(int input, int axis) => new(SizeNameKind.Axis, input, axis);

    internal static SizeName Multiple(SizeName axis) => new(SizeNameKind.Multiple, axis.Number, axis.AxisNumber);

    internal static SizeName Factor(SizeName axis) => new(SizeNameKind.Factor, axis.Number, axis.AxisNumber);

    internal static SizeName Rank(int input) => new(SizeNameKind.Rank, input);

    internal static SizeName Quotient(int number) => new(SizeNameKind.Quotient, number);

    internal static SizeName Variable(int number) => new(SizeNameKind.Variable, number);

    public int CompareTo(SizeName other) =>
        Kind != other.Kind ? Kind.CompareTo(other.Kind)
        : string.CompareOrdinal(Text, other.Text) is not 0 and var text ? text
        : Number != other.Number ? Number.CompareTo(other.Number) : AxisNumber.CompareTo(other.AxisNumber);

    public override string ToString() => Text.Length > 0 ? Text : $"{Kind} {Number}.{AxisNumber}";
}
