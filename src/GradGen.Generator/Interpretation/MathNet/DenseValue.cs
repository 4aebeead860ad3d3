using GradGen.Generator.Interpretation.Values;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Interpretation.MathNet;

/// <summary>A dense matrix or vector: its numbers lie column by column, as Math.NET keeps them.</summary>
internal sealed class DenseValue : IItems, ITyped, IChangeable
{
    private readonly IHost _host;

    /// <summary>A matrix of numbers that others may hold too.</summary>
    internal DenseValue(IHost host, ArrayValue numbers, int rows, int columns)
        : this(host, numbers, rows, columns, isMatrix: true)
    {
    }

    /// <summary>A vector of numbers that others may hold too.</summary>
    internal DenseValue(IHost host, ArrayValue numbers)
        : this(host, numbers, numbers.Length, 1, isMatrix: false)
    {
    }

    private DenseValue(IHost host, ArrayValue numbers, int rows, int columns, bool isMatrix) =>
        (_host, Numbers, Rows, Columns, IsMatrix) = (host, numbers, rows, columns, isMatrix);

    internal ArrayValue Numbers { get; }

    internal ITypeSymbol Element => Numbers.Element;

    internal bool IsMatrix { get; }

    internal int Rows { get; }

    internal int Columns { get; }

    public int Count => Numbers.Length;

    public IEnumerable<Value> Items => Enumerable.Range(0, Count).Select(Numbers.Get);

    public ITypeSymbol Type =>
        _host.Compilation.GetTypeByMetadataName($"{DenseTypes.Space}{DenseTypes.SpaceOf(Element)}.Dense{(IsMatrix ? "Matrix" : "Vector")}")!;

    internal Value this[int row, int column] => Numbers.Get((column * Rows) + row);

    /// <summary>A matrix of new numbers.</summary>
    internal static DenseValue Matrix(IHost host, ITypeSymbol element, int rows, int columns, Func<int, int, Value> number)
    {
        if (rows < 0 || columns < 0)
            throw host.Thrown<ArgumentOutOfRangeException>();
        return new(host, Filled(host, element, rows * columns, place => number(place % rows, place / rows)), rows, columns);
    }

    /// <summary>A vector of new numbers.</summary>
    internal static DenseValue Vector(IHost host, ITypeSymbol element, int count, Func<int, Value> number) =>
        count < 0 ? throw host.Thrown<ArgumentOutOfRangeException>() : new(host, Filled(host, element, count, number));

    /// <summary>One of the same shape with new numbers.</summary>
    internal DenseValue With(Func<int, Value> number, ITypeSymbol? element = null) =>
        new(_host, Filled(_host, element ?? Element, Count, number), Rows, Columns, IsMatrix);

    internal bool IsLike(DenseValue other) => IsMatrix == other.IsMatrix && Rows == other.Rows && Columns == other.Columns;

    /// <summary>Takes the numbers of another of its shape.</summary>
    internal void Take(DenseValue other)
    {
        if (!IsLike(other))
            throw _host.Thrown<ArgumentException>();
        // They may be its own.
        Value[] numbers = [.. other.Items];
        for (var place = 0; place < numbers.Length; place++)
            _host.Trace.Store(Numbers, place, numbers[place]);
    }

    public Action Remember(Action<object?> meet)
    {
        meet(Numbers);
        return Snapshot.Nothing;
    }

    internal void Set(int row, int column, Value value) => _host.Trace.Store(Numbers, (column * Rows) + row, value);

    private static ArrayValue Filled(IHost host, ITypeSymbol element, int count, Func<int, Value> number)
    {
        DenseTypes.SpaceOf(element);
        host.Spend((count / 4) + 1);
        var numbers = new RealArray(element, count);
        for (var place = 0; place < count; place++)
            host.Trace.Store(numbers, place, number(place));
        return numbers;
    }
}
