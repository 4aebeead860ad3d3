using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Generator.Samples.Code;

/// <summary>What the code of a layer says of the values that it is made with.</summary>
internal sealed class SampleFacts
{
    private const int MostChoices = 4;

    private readonly Dictionary<Term, List<(BinaryOperatorKind Operator, object Value)>> _compared = [];
    private readonly Dictionary<Term, List<(BinaryOperatorKind Operator, object Value)>> _refused = [];
    private readonly Dictionary<Term, HashSet<object>> _allowed = [];

    internal List<Relation> Relations { get; } = [];

    /// <summary>The members of the layer that Forward and Backward mention.</summary>
    internal HashSet<ISymbol> Read { get; } = new(SymbolEqualityComparer.Default);

    /// <summary>Settings that the code compares with what it computes, or with what it is given.</summary>
    internal HashSet<ISymbol> Tested { get; } = new(SymbolEqualityComparer.Default);

    /// <summary>Settings that are the power of something.</summary>
    internal HashSet<ISymbol> Exponents { get; } = new(SymbolEqualityComparer.Default);

    /// <summary>Settings that keep values from where a function has none, and are written off in a gradient.</summary>
    internal HashSet<ISymbol> Floors { get; } = new(SymbolEqualityComparer.Default);

    /// <summary>Settings that a gradient depends on as much as what is computed.</summary>
    internal HashSet<ISymbol> Shaping { get; } = new(SymbolEqualityComparer.Default);

    /// <summary>Integers that code counts or measures by: in loops, as sizes of arrays, in products.</summary>
    internal HashSet<ISymbol> Measures { get; } = new(SymbolEqualityComparer.Default);

    /// <summary>Integers that say how far apart windows begin.</summary>
    internal HashSet<ISymbol> Steps { get; } = new(SymbolEqualityComparer.Default);

    /// <summary>Settings that Forward and Backward make use of, by whichever name.</summary>
    internal HashSet<ISymbol> InPasses { get; } = new(SymbolEqualityComparer.Default);

    /// <summary>Settings that a Forward which gives the cost itself makes use of.</summary>
    internal HashSet<ISymbol> InCost { get; } = new(SymbolEqualityComparer.Default);

    /// <summary>Those that the layer itself gives a value.</summary>
    internal HashSet<ISymbol> Written { get; } = new(SymbolEqualityComparer.Default);

    internal void Compare(Term term, BinaryOperatorKind comparison, object? value) => Add(_compared, term, comparison, value);

    internal void Refuse(Term term, BinaryOperatorKind comparison, object? value) => Add(_refused, term, comparison, value);

    /// <summary>Everything else is refused.</summary>
    internal void Allow(Term term, IEnumerable<object> values)
    {
        if (_allowed.TryGetValue(term, out var allowed))
            allowed.IntersectWith(values);
        else
            _allowed.Add(term, [.. values]);
    }

    /// <summary>The constants that code compares a value with, in the order of the text.</summary>
    internal IEnumerable<(BinaryOperatorKind Operator, object Value)> ComparedWith(ISymbol origin) =>
        _compared.TryGetValue(Term.Of(origin), out var values) ? values : [];

    /// <summary>
    /// The integers among which code chooses: those that it compares a setting with, all that a guard lets through where these are few.
    /// None for a setting that is a size.
    /// </summary>
    internal IReadOnlyList<int> Chosen(ISymbol origin)
    {
        var term = Term.Of(origin);
        var values = new List<int>();
        if (_allowed.TryGetValue(term, out var allowed))
            values.AddRange(allowed.OfType<int>());
        else if (Limit(term) is { } limit)
            values.AddRange(Enumerable.Range(0, limit + 1));
        else if (!Measures.Contains(origin))
            values.AddRange(ComparedWith(origin).Where(static met => met.Operator is BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals)
                .Select(static met => met.Value).OfType<int>());
        return [.. values.Where(value => Accepts(origin, value)).Distinct().OrderBy(static value => value)];
    }

    // From zero, which no size is, up to a small number.
    private int? Limit(Term term)
    {
        if (!_refused.TryGetValue(term, out var refused) || !Accepts(term.Origin, 0) || Accepts(term.Origin, -1))
            return null;
        return Enumerable.Range(1, MostChoices).Where(value => refused.Exists(refusal => Holds(value, refusal.Operator, refusal.Value)))
            .Select(static value => (int?)(value - 1)).FirstOrDefault();
    }

    /// <summary>Whether no guard throws at a value.</summary>
    internal bool Accepts(ISymbol origin, object value)
    {
        var term = Term.Of(origin);
        return (!_allowed.TryGetValue(term, out var allowed) || allowed.Contains(value))
            && (!_refused.TryGetValue(term, out var refused) || !refused.Exists(refusal => Holds(value, refusal.Operator, refusal.Value)));
    }

    /// <summary>Whether a comparison of constants holds.</summary>
    internal static bool Holds(object value, BinaryOperatorKind comparison, object other)
    {
        if (comparison is BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals && (value.Equals(other) || !IsNumber(value) || !IsNumber(other)))
            return value.Equals(other) == (comparison == BinaryOperatorKind.Equals);
        if (!IsNumber(value) || !IsNumber(other))
            return false;
        var (left, right) = (ToDouble(value), ToDouble(other));
        return comparison switch
        {
            BinaryOperatorKind.Equals => left == right,
            BinaryOperatorKind.NotEquals => left != right,
            BinaryOperatorKind.LessThan => left < right,
            BinaryOperatorKind.LessThanOrEqual => left <= right,
            BinaryOperatorKind.GreaterThan => left > right,
            BinaryOperatorKind.GreaterThanOrEqual => left >= right,
            _ => false,
        };
    }

    private static void Add(Dictionary<Term, List<(BinaryOperatorKind Operator, object Value)>> lists, Term term, BinaryOperatorKind comparison, object? value)
    {
        if (value is null)
            return;
        if (!lists.TryGetValue(term, out var list))
            lists.Add(term, list = []);
        if (!list.Contains((comparison, value)))
            list.Add((comparison, value));
    }

    private static bool IsNumber(object value) => value is int or long or uint or short or byte or double or float;

    private static double ToDouble(object value) => Convert.ToDouble(value, System.Globalization.CultureInfo.InvariantCulture);
}
