using GradGen.Generator.Model;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Shapes;

/// <summary>What the interpreter knows of a value.</summary>
internal abstract record SymbolicValue
{
    internal static SymbolicValue Unknown { get; } = new UnknownValue();

    /// <summary>The null reference: no array, and so none of another size.</summary>
    internal static SymbolicValue Null { get; } = new NullValue();

    /// <summary>Nothing is known.</summary>
    private sealed record UnknownValue : SymbolicValue;

    /// <summary>See <see cref="Null"/>.</summary>
    private sealed record NullValue : SymbolicValue;

    /// <summary>An integer.</summary>
    internal sealed record Number(Polynomial Value) : SymbolicValue;

    /// <summary>A flag that a call passes as a constant.</summary>
    internal sealed record Flag(bool Value) : SymbolicValue;

    /// <summary>An array, a span or a sequence. Equal to another when the sizes are.</summary>
    /// <param name="Axes">The size along each axis from the outermost inwards, null where it is not known.</param>
    /// <param name="OuterRank">How many of the axes one element access takes.</param>
    /// <param name="Input">The number of the input that this is, whole or a row of; −1 for none.</param>
    /// <param name="IsWhole">Whether it is that whole input.</param>
    internal sealed record ArrayOf(IReadOnlyList<Polynomial?> Axes, int OuterRank, int Input = -1, bool IsWhole = false) : SymbolicValue
    {
        /// <summary>The expression that allocated it, where it was assigned; says nothing about the value.</summary>
        internal SyntaxNode? Origin { get; init; }

        /// <summary>The expression that allocated its rows, one by one.</summary>
        internal SyntaxNode? RowOrigin { get; init; }

        /// <summary>The expression that reads it, where its items are found by key.</summary>
        internal Expression? Access { get; init; }

        /// <summary>The expression that reads it, where its elements are integers.</summary>
        internal Expression? Integers { get; init; }

        /// <summary>Whether its first row was assigned by itself: the one that a loop over all begins with.</summary>
        internal bool HasFirst { get; init; }

        /// <summary>What a sequence holds, if that is not an array: a tuple.</summary>
        internal SymbolicValue? Item { get; init; }

        public bool Equals(ArrayOf? other) => other is not null && OuterRank == other.OuterRank && Input == other.Input && Axes.SequenceEqual(other.Axes);

        public override int GetHashCode() => Axes.Count;

        /// <summary>Whether there may be more or fewer axes than these.</summary>
        internal bool IsOpen { get; init; }

        /// <summary>All values in a row. How far an index may go then says nothing about a single axis.</summary>
        internal ArrayOf Flat()
        {
            if (Axes.Count == 1)
                return this with { OuterRank = 1 };
            var length = Polynomial.One;
            foreach (var size in Axes)
            {
                if (size is null || length.Times(size) is not { } product)
                    return new ArrayOf([null], 1);
                length = product;
            }

            return new ArrayOf([length], 1);
        }

        /// <summary>The same sizes, but not the input itself.</summary>
        internal ArrayOf Copy() => this with { Input = -1, IsWhole = false };
    }

    /// <summary>The sizes of a storage, as a list.</summary>
    internal sealed record ShapeOf(ArrayOf Storage) : SymbolicValue;

    /// <summary>An object that holds parameters, by its members.</summary>
    internal sealed record Instance(IReadOnlyDictionary<ISymbol, SymbolicValue> Members) : SymbolicValue;

    /// <summary>The parts of a tuple.</summary>
    internal sealed record Tuple(IReadOnlyList<SymbolicValue> Parts) : SymbolicValue
    {
        public bool Equals(Tuple? other) => other is not null && Parts.SequenceEqual(other.Parts);

        public override int GetHashCode() => Parts.Count;
    }

    /// <summary>A number read from an input, or made of one.</summary>
    internal sealed record Element(int Input) : SymbolicValue
    {
        /// <summary>What the element is multiplied by; null where it went through anything but products and sums with sizes.</summary>
        internal Polynomial? Scale { get; init; } = Polynomial.One;

        /// <summary>Whether it is not negative whatever the input is, as a square is not.</summary>
        internal bool IsNeverNegative { get; init; }

        /// <summary>What is added to it then.</summary>
        internal Polynomial Offset { get; init; } = Polynomial.Zero;

        /// <summary>Whether it is the element itself.</summary>
        internal bool IsPlain => Polynomial.One.Equals(Scale) && Offset.AsConstant == 0;

        /// <summary>The same input, and nothing known of how the number depends on the element.</summary>
        internal Element Changed() => this with { Scale = null, IsNeverNegative = false };
    }

    /// <summary>A sub-layer, or a collection of them, by the expression that reads the member.</summary>
    internal sealed record Layer(Expression Access, bool IsCollection) : SymbolicValue;
}
