namespace System;

// The compiler asks for this type where a list pattern or "from the end" is compiled for netstandard2.0.
internal readonly struct Index(int value, bool fromEnd = false)
{
    private readonly int _value = value;
    private readonly bool _fromEnd = fromEnd;

    public static implicit operator Index(int value) => new(value);

    public int GetOffset(int length) => _fromEnd ? length - _value : _value;
}
