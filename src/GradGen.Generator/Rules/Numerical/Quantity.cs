using System.Collections.Immutable;
using System.Globalization;

namespace GradGen.Generator.Rules.Numerical;

/// <summary>
/// A number as a sum of products of atoms, each to a power, so that <c>2 * eps</c>, <c>eps + eps</c> and the inverse of
/// <c>0.5 / eps</c> are seen to be one and the same. An atom is whatever is not understood further, by its number.
/// </summary>
internal sealed class Quantity
{
    // Where float and double constants meet, they differ in the eighth digit.
    private const double Rounding = 1e-7;
    private const int MostTerms = 12;

    private readonly ImmutableSortedDictionary<string, Term> _terms;

    private Quantity(ImmutableSortedDictionary<string, Term> terms) => _terms = terms;

    internal static Quantity Zero { get; } = new(ImmutableSortedDictionary<string, Term>.Empty.WithComparers(StringComparer.Ordinal));

    internal bool IsZero => _terms.Count == 0;

    /// <summary>The number, if it is one without any atom.</summary>
    internal double? Constant => IsZero ? 0 : _terms.Count == 1 && _terms.First().Value is { Powers.Count: 0 } term ? term.Factor : null;

    internal IReadOnlyList<Term> Terms => [.. _terms.Values];

    internal static Quantity Of(double constant) => Zero.With(new Term(constant, ImmutableSortedDictionary<int, int>.Empty));

    internal static Quantity Atom(int atom) => Zero.With(new Term(1, ImmutableSortedDictionary<int, int>.Empty.Add(atom, 1)));

    public static Quantity? operator *(Quantity a, Quantity b)
    {
        if (a._terms.Count * b._terms.Count > MostTerms)
            return null;
        var product = Zero;
        foreach (var left in a._terms.Values)
        {
            foreach (var right in b._terms.Values)
                product = product.With(left.Times(right));
        }

        return product;
    }

    /// <summary>The quotient, where the divisor is a single product.</summary>
    public static Quantity? operator /(Quantity a, Quantity b) =>
        b._terms.Count == 1 && b._terms.First().Value is { Factor: not 0 } term ? a * Zero.With(term.Inverse()) : null;

    public static Quantity operator -(Quantity a) => a.Times(-1);

    public static Quantity operator -(Quantity a, Quantity b) => a.Plus(-b)!;

    /// <summary>The sum, or null when it becomes too long to be of any use.</summary>
    internal Quantity Plus(Quantity other)
    {
        var sum = this;
        foreach (var term in other._terms.Values)
            sum = sum.With(term);
        return sum;
    }

    internal Quantity Times(double factor) =>
        factor == 0
            ? Zero
            : new(_terms.ToImmutableSortedDictionary(static pair => pair.Key, pair => pair.Value with { Factor = pair.Value.Factor * factor },
                StringComparer.Ordinal));

    /// <summary>The factor of a product of atoms.</summary>
    internal double FactorOf(string product) => _terms.TryGetValue(product, out var term) ? term.Factor : 0;

    /// <summary>Whether there is nothing besides a multiple of a product.</summary>
    internal bool IsMultipleOf(string product) => _terms.Keys.All(key => key == product);

    internal bool Has(Func<int, bool> atom) => _terms.Values.Any(term => term.Powers.Keys.Any(atom));

    public override string ToString() =>
        string.Join("+", _terms.Values.Select(static term => $"{term.Factor.ToString("R", CultureInfo.InvariantCulture)}*{term.Key}"));

    private Quantity With(Term term)
    {
        var key = term.Key;
        var known = FactorOf(key);
        var factor = known + term.Factor;
        return new(Math.Abs(factor) <= Rounding * Math.Max(Math.Abs(known), Math.Abs(term.Factor))
            ? _terms.Remove(key)
            : _terms.SetItem(key, term with { Factor = factor }));
    }

    /// <summary>A factor, and the atoms it belongs to with their powers.</summary>
    internal sealed record Term(double Factor, ImmutableSortedDictionary<int, int> Powers)
    {
        /// <summary>The product of atoms; empty for a constant.</summary>
        internal string Key { get; } = string.Join("*", Powers.Select(static power => $"{power.Key}^{power.Value}"));

        internal Term Inverse() => new(1 / Factor, Powers.ToImmutableSortedDictionary(static power => power.Key, static power => -power.Value));

        internal Term Times(Term other)
        {
            var powers = Powers;
            foreach (var power in other.Powers)
            {
                var sum = (powers.TryGetValue(power.Key, out var known) ? known : 0) + power.Value;
                powers = sum == 0 ? powers.Remove(power.Key) : powers.SetItem(power.Key, sum);
            }

            return new(Factor * other.Factor, powers);
        }

        /// <summary>What is left without an atom.</summary>
        internal Term Without(int atom) => new(Factor, Powers.Remove(atom));
    }
}
