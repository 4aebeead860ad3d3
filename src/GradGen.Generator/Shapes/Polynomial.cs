using System.Collections.Immutable;
using GradGen.Generator.Model;

namespace GradGen.Generator.Shapes;

/// <summary>
/// A size as a polynomial over names, in normal form: <c>inputs * outputs</c> equals <c>outputs * inputs</c>. Names of
/// loop variables begin with @, those of inputs' dimensions with $; all others stand for sizes that are at least zero.
/// </summary>
internal sealed class Polynomial : IEquatable<Polynomial>
{
    // More terms than any size has; what grows past it is treated as unknown.
    private const int MaximumTerms = 24;

    // A term is its names in order, joined by '*'; the constant's is empty.
    private readonly ImmutableSortedDictionary<string, long> _terms;

    private Polynomial(ImmutableSortedDictionary<string, long> terms) => _terms = terms;

    internal static Polynomial Zero { get; } = new(ImmutableSortedDictionary.Create<string, long>(StringComparer.Ordinal));

    internal static Polynomial One { get; } = Constant(1);

    internal IEnumerable<string> Names => _terms.Keys.SelectMany(Factors).Distinct(StringComparer.Ordinal);

    /// <summary>The value when there is no name in it.</summary>
    internal long? AsConstant => _terms.Count == 0 ? 0 : _terms.Count == 1 && _terms.TryGetValue(string.Empty, out var value) ? value : null;

    /// <summary>The name when there is nothing else.</summary>
    internal string? AsName => _terms.Count == 1 && _terms.First() is { Value: 1, Key: { Length: > 0 } key } && key.IndexOf('*') < 0 ? key : null;

    /// <summary>Whether no value of the names makes it negative, as far as the signs of the terms show.</summary>
    internal bool IsNonNegative => _terms.Values.All(static coefficient => coefficient >= 0);

    internal static Polynomial Constant(long value) => value == 0 ? Zero : new(Zero._terms.Add(string.Empty, value));

    internal static Polynomial Name(string name) => new(Zero._terms.Add(name, 1));

    internal Polynomial Plus(Polynomial other) => Combine(other, 1);

    internal Polynomial Minus(Polynomial other) => Combine(other, -1);

    internal Polynomial? Times(Polynomial other)
    {
        var product = Zero._terms.ToBuilder();
        foreach (var left in _terms)
        {
            foreach (var right in other._terms)
                Add(product, Join(left.Key, right.Key), unchecked(left.Value * right.Value));
        }

        return product.Count > MaximumTerms ? null : new Polynomial(product.ToImmutable());
    }

    internal bool Mentions(string name) => _terms.Keys.Any(term => Factors(term).Contains(name));

    /// <summary>With every occurrence of a name replaced; null when the result is too large.</summary>
    internal Polynomial? Substitute(string name, Polynomial value)
    {
        var result = Zero;
        foreach (var term in _terms)
        {
            var part = Constant(term.Value);
            foreach (var factor in Factors(term.Key))
            {
                if (part.Times(factor == name ? value : Name(factor)) is not { } product)
                    return null;
                part = product;
            }

            result = result.Plus(part);
        }

        return result._terms.Count > MaximumTerms ? null : result;
    }

    /// <summary>What a name is multiplied by, when it occurs at most once in each term: P = coefficient · name + rest.</summary>
    internal bool TryIsolate(string name, out Polynomial coefficient, out Polynomial rest)
    {
        var with = Zero._terms.ToBuilder();
        var without = Zero._terms.ToBuilder();
        var linear = true;
        foreach (var term in _terms)
        {
            var factors = Factors(term.Key).ToList();
            if (!factors.Remove(name))
            {
                without.Add(term.Key, term.Value);
                continue;
            }

            linear &= !factors.Contains(name);
            Add(with, string.Join("*", factors), term.Value);
        }

        coefficient = new Polynomial(with.ToImmutable());
        rest = new Polynomial(without.ToImmutable());
        return linear;
    }

    /// <summary>Divided by a single product of names and a number; null where that leaves a rest.</summary>
    internal Polynomial? DividedBy(Polynomial divisor)
    {
        if (divisor._terms.Count != 1)
            return null;
        var (by, number) = (Factors(divisor._terms.First().Key), divisor._terms.First().Value);
        var quotient = Zero._terms.ToBuilder();
        foreach (var term in _terms)
        {
            var factors = Factors(term.Key).ToList();
            if (term.Value % number != 0 || !by.All(factors.Remove))
                return null;
            quotient.Add(string.Join("*", factors), term.Value / number);
        }

        return new Polynomial(quotient.ToImmutable());
    }

    /// <summary>In words, with what each name is called.</summary>
    internal string ToText(Func<string, string> name)
    {
        var text = SumTerm.Show(Ordered.Select(term => (term.Value, Factors(term.Key).Select(name))));
        return AsConstant is not null || AsName is not null ? text : "(" + text + ")";
    }

    /// <summary>In generated code, with what each name stands for.</summary>
    internal Expression ToExpression(Func<string, Expression> value)
    {
        if (AsConstant is { } constant)
            return new Expression.Constant(constant);
        return AsName is { } name ? value(name)
            : new Expression.Sum(Ordered.Select(term => new SumTerm(term.Value, Factors(term.Key).Select(value).ToEquatableArray())).ToEquatableArray());
    }

    // The constant comes last.
    private IEnumerable<KeyValuePair<string, long>> Ordered => _terms.OrderBy(static term => term.Key.Length == 0);

    public bool Equals(Polynomial? other) => other is not null && _terms.Count == other._terms.Count && _terms.SequenceEqual(other._terms);

    public override bool Equals(object? obj) => Equals(obj as Polynomial);

    public override int GetHashCode() => _terms.Aggregate(17, static (hash, term) => unchecked((hash * 31) + (term.Key.GetHashCode() ^ term.Value.GetHashCode())));

    public override string ToString() => ToText(static name => name);

    private static string[] Factors(string term) => term.Length == 0 ? [] : term.Split('*');

    private static string Join(string left, string right)
    {
        if (left.Length == 0 || right.Length == 0)
            return left + right;
        var factors = Factors(left).Concat(Factors(right)).ToArray();
        Array.Sort(factors, StringComparer.Ordinal);
        return string.Join("*", factors);
    }

    private static void Add(ImmutableSortedDictionary<string, long>.Builder terms, string term, long coefficient)
    {
        terms.TryGetValue(term, out var present);
        if (present + coefficient == 0)
            terms.Remove(term);
        else
            terms[term] = unchecked(present + coefficient);
    }

    private Polynomial Combine(Polynomial other, long sign)
    {
        var sum = _terms.ToBuilder();
        foreach (var term in other._terms)
            Add(sum, term.Key, unchecked(sign * term.Value));
        return new Polynomial(sum.ToImmutable());
    }
}
