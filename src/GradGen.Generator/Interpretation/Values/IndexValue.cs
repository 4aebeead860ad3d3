namespace GradGen.Generator.Interpretation.Values;

/// <summary>A <c>System.Index</c>.</summary>
internal sealed record IndexValue(int Number, bool IsFromEnd)
{
    internal int In(int length) => IsFromEnd ? length - Number : Number;

    /// <summary>An index that is one, or an integer.</summary>
    internal static IndexValue Of(Value value) => value.Object as IndexValue ?? new IndexValue(value.Int, false);
}

/// <summary>A <c>System.Range</c>.</summary>
internal sealed record RangeValue(IndexValue From, IndexValue To);
