using GradGen.Generator.Model;

namespace GradGen.Generator.Shapes;

/// <summary>
/// A size as a polynomial over names, in normal form: <c>inputs * outputs</c> equals <c>outputs * inputs</c>. All names but
/// those of loop variables stand for sizes that are at least zero.
/// </summary>
internal sealed class Polynomial : IEquatable<Polynomial>
{
    // More terms than any size has; what grows past it is treated as unknown.
    private const int MaximumTerms = 24;

    // In order, each with a coefficient that is not zero.
    private readonly Term[] _terms;

    private SizeName[]? _names;

    private Polynomial(params Term[] terms) => _terms = terms;

    internal static Polynomial Zero { get; } = new();

    internal static Polynomial One { get; } = Constant(1);

    internal IReadOnlyList<SizeName> Names => _names ??= [.. _terms.SelectMany(static term => term.Factors).Distinct()];

    /// <summary>The value when there is no name in it.</summary>
    internal long? AsConstant => _terms.Length == 0 ? 0 : _terms is [{ Factors.Length: 0, Coefficient: var value }] ? value : null;

    /// <summary>The name when there is nothing else.</summary>
    internal SizeName? AsName => _terms is [{ Coefficient: 1, Factors: [var name] }] ? name : null;

    /// <summary>Whether no value of the names makes it negative, as far as the signs of the terms show.</summary>
    internal bool IsNonNegative => Array.TrueForAll(_terms, static term => term.Coefficient >= 0);

    internal static Polynomial Constant(long value) => value == 0 ? Zero : new(new Term(value, []));

    internal static Polynomial Name(SizeName name) => new(new Term(1, [name]));

    internal Polynomial Plus(Polynomial other) => Combine(other, 1);

    internal Polynomial Minus(Polynomial other) => Combine(other, -1);

    internal Polynomial? Times(Polynomial other)
    {
        var product = Zero;
        foreach (var left in _terms)
            product = product.Plus(new Polynomial([.. other._terms.Select(right => left.Times(right)).OrderBy(static term => term)]));
        return product._terms.Length > MaximumTerms ? null : product;
    }

    internal bool Mentions(SizeName name)
    {
        foreach (var term in _terms)
        {
            if (Array.IndexOf(term.Factors, name) >= 0)
                return true;
        }

        return false;
    }

    /// <summary>With every occurrence of a name replaced; null when the result is too large.</summary>
    internal Polynomial? Substitute(SizeName name, Polynomial value)
    {
        var result = Zero;
        foreach (var term in _terms)
        {
            var part = new Polynomial(new Term(term.Coefficient, [.. term.Factors.Where(factor => factor != name)]));
            for (var times = term.Factors.Count(factor => factor == name); times > 0; times--)
            {
                if (part.Times(value) is not { } product)
                    return null;
                part = product;
            }

            result = result.Plus(part);
        }

        return result._terms.Length > MaximumTerms ? null : result;
    }

    /// <summary>What a name is multiplied by, when it occurs at most once in each term: P = coefficient · name + rest.</summary>
    internal bool TryIsolate(SizeName name, out Polynomial coefficient, out Polynomial rest)
    {
        var with = Array.FindAll(_terms, term => term.Factors.Contains(name));
        coefficient = new Polynomial([.. with.Select(term => term.Without(name)).OrderBy(static term => term)]);
        rest = new Polynomial(Array.FindAll(_terms, term => !term.Factors.Contains(name)));
        return !coefficient.Mentions(name);
    }

    /// <summary>Divided by a single product of names and a number; null where that leaves a rest.</summary>
    internal Polynomial? DividedBy(Polynomial divisor)
    {
        if (divisor._terms is not [var by])
            return null;
        var quotient = new List<Term>();
        foreach (var term in _terms)
        {
            var left = term.Factors.ToList();
            if (term.Coefficient % by.Coefficient != 0 || !Array.TrueForAll(by.Factors, left.Remove))
                return null;
            quotient.Add(new Term(term.Coefficient / by.Coefficient, [.. left]));
        }

        quotient.Sort();
        return new Polynomial([.. quotient]);
    }

    /// <summary>In words, with what each name is called.</summary>
    internal string ToText(Func<SizeName, string> name)
    {
        var text = SumTerm.Show(ConstantLast.Select(term => (term.Coefficient, term.Factors.Select(name))));
        return AsConstant is not null || AsName is not null ? text : "(" + text + ")";
    }

    /// <summary>In generated code, with what each name stands for.</summary>
    internal Expression ToExpression(Func<SizeName, Expression> value)
    {
        if (AsConstant is { } constant)
            return new Expression.Constant(constant);
        return AsName is { } name ? value(name)
            : new Expression.Sum(ConstantLast.Select(term => new SumTerm(term.Coefficient, term.Factors.Select(value).ToEquatableArray())).ToEquatableArray());
    }

    private IEnumerable<Term> ConstantLast => _terms.OrderBy(static term => term.Factors.Length == 0);

    public bool Equals(Polynomial? other)
    {
        if (other is null || _terms.Length != other._terms.Length)
            return false;
        for (var i = 0; i < _terms.Length; i++)
        {
            if (_terms[i].Coefficient != other._terms[i].Coefficient || _terms[i].CompareTo(other._terms[i]) != 0)
                return false;
        }

        return true;
    }

    public override bool Equals(object? obj) => Equals(obj as Polynomial);

    public override int GetHashCode()
    {
        var hash = _terms.Length;
        foreach (var term in _terms)
        {
            foreach (var name in term.Factors)
                hash = unchecked((hash * 31) + name.GetHashCode());
        }

        return hash;
    }

    public override string ToString() => ToText(static name => name.ToString());

    // Terms that two sums share are added, and left out where nothing remains.
    private Polynomial Combine(Polynomial other, long sign)
    {
        var sum = new List<Term>(_terms.Length + other._terms.Length);
        for (int one = 0, another = 0; one < _terms.Length || another < other._terms.Length;)
        {
            var order = one == _terms.Length ? 1 : another == other._terms.Length ? -1 : _terms[one].CompareTo(other._terms[another]);
            var coefficient = unchecked((order <= 0 ? _terms[one].Coefficient : 0) + (order >= 0 ? sign * other._terms[another].Coefficient : 0));
            if (coefficient != 0)
                sum.Add(new Term(coefficient, order <= 0 ? _terms[one].Factors : other._terms[another].Factors));
            one += order <= 0 ? 1 : 0;
            another += order >= 0 ? 1 : 0;
        }

        return new Polynomial([.. sum]);
    }

    // A product of names, in order, with a coefficient, by which terms are not ordered.
    private readonly struct Term(long coefficient, SizeName[] factors) : IComparable<Term>
    {
        internal long Coefficient { get; } = coefficient;

        internal SizeName[] Factors { get; } = factors;

        internal Term Times(Term other)
        {
            SizeName[] factors = [.. Factors, .. other.Factors];
            Array.Sort(factors);
            return new Term(unchecked(Coefficient * other.Coefficient), factors);
        }

        internal Term Without(SizeName name)
        {
            var left = Factors.ToList();
            left.Remove(name);
            return new Term(Coefficient, [.. left]);
        }

        public int CompareTo(Term other)
        {
            for (var i = 0; i < Factors.Length && i < other.Factors.Length; i++)
            {
                if (Factors[i].CompareTo(other.Factors[i]) is not 0 and var order)
                    return order;
            }

            return Factors.Length.CompareTo(other.Factors.Length);
        }
    }
}
