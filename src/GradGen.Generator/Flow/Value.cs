namespace GradGen.Generator.Flow;

/// <summary>The storages that an expression may denote, as a set of bits; none for numbers, texts and null.</summary>
internal readonly record struct Value(ulong Low, ulong High)
{
    /// <summary>How many storages can be told apart; beyond that they are unknown.</summary>
    internal const int Capacity = 128;

    internal static readonly Value None = default;

    /// <summary>Could be anything, the layer's own arrays too: what pointers reach, what broken code means.</summary>
    internal static readonly Value Unknown = Bit(0);

    /// <summary>The layer itself.</summary>
    internal static readonly Value This = Bit(1);

    /// <summary>Something from outside: one of the layer's own arrays only where that was handed out before.</summary>
    internal static readonly Value Foreign = Bit(2);

    /// <summary>The number of bits with a meaning of their own.</summary>
    internal const int Reserved = 3;

    internal bool IsNone => (Low | High) == 0;

    internal static Value Bit(int index) => index < 64 ? new Value(1UL << index, 0) : new Value(0, 1UL << (index - 64));

    internal bool Meets(Value other) => ((Low & other.Low) | (High & other.High)) != 0;

    internal bool IsWithin(Value other) => (Low & ~other.Low) == 0 && (High & ~other.High) == 0;

    internal Value Except(Value other) => new(Low & ~other.Low, High & ~other.High);

    public static Value operator |(Value one, Value other) => new(one.Low | other.Low, one.High | other.High);

    public static Value operator &(Value one, Value other) => new(one.Low & other.Low, one.High & other.High);
}
