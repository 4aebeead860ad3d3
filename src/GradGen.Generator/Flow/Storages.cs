using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Flow;

/// <summary>
/// The storages of one analysis: members, arguments, and whatever is created at a place in the code. An array of arrays is
/// one storage with its rows; what is stored into one besides is its contents. Contents only grow, so an analysis is
/// repeated until they no longer do.
/// </summary>
internal sealed class Storages
{
    private readonly Dictionary<ISymbol, Value> _symbols = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<SyntaxNode, Value> _created = [];
    private readonly Value[] _contents = new Value[Value.Capacity];
    private int _next = Value.Reserved;

    /// <summary>Counts what grew since the beginning.</summary>
    internal int Growth { get; private set; }

    /// <summary>What was created in the code that was analysed.</summary>
    internal Value Created { get; private set; }

    /// <summary>Arrays that were created without elements, so that all they hold is zeros and what is written into them.</summary>
    internal Value Blank { get; private set; }

    /// <summary>The storage of a member or an argument.</summary>
    internal Value Of(ISymbol symbol)
    {
        if (!_symbols.TryGetValue(symbol, out var value))
            _symbols.Add(symbol, value = Next());
        return value;
    }

    /// <summary>Whether a member or an argument was met at all.</summary>
    internal bool Knows(ISymbol symbol) => _symbols.ContainsKey(symbol);

    /// <summary>What is created at a place in the code.</summary>
    internal Value CreatedAt(SyntaxNode place, bool isBlank = false)
    {
        if (!_created.TryGetValue(place, out var value))
        {
            _created.Add(place, value = Next());
            if (value != Value.Unknown)
            {
                Created |= value;
                if (isBlank)
                    Blank |= value;
            }
        }

        return value;
    }

    /// <summary>An array or sequence that is created at a place in the code out of elements.</summary>
    internal Value CreatedAt(SyntaxNode place, ITypeSymbol? type, Value elements, bool isBlank = false)
    {
        var made = CreatedAt(place, isBlank);
        if (!Plainness.HoldsPlain(type))
            Store(made, elements);
        return made;
    }

    internal void Store(Value into, Value value)
    {
        for (var index = Value.Reserved; index < _next; index++)
        {
            if (!into.Meets(Value.Bit(index)) || value.IsWithin(_contents[index]))
                continue;
            _contents[index] |= value;
            Growth++;
        }
    }

    /// <summary>What the elements of an array of arrays, or the fields of an object, may denote.</summary>
    internal Value Elements(Value of)
    {
        var result = of.Except(Created);
        for (var index = Value.Reserved; index < _next; index++)
        {
            if (of.Meets(Value.Bit(index)))
                result |= _contents[index];
        }

        return result;
    }

    /// <summary>A value with all that can be reached from it.</summary>
    internal Value Deep(Value of)
    {
        while (true)
        {
            var more = of | Elements(of);
            if (more == of)
                return of;
            of = more;
        }
    }

    /// <summary>The members that are numbers or arrays of numbers themselves, not objects that may hold others' arrays.</summary>
    internal Value PlainMembers() =>
        _symbols.Where(static entry => Plainness.IsNumbers(entry.Key)).Aggregate(Value.None, static (sum, entry) => sum | entry.Value);

    private Value Next() => _next < Value.Capacity ? Value.Bit(_next++) : Value.Unknown;
}
