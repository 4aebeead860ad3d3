using System.Globalization;

namespace GradGen.Generator.Model;

/// <summary>A product with a whole coefficient, in a sum.</summary>
internal sealed record SumTerm(long Coefficient, EquatableArray<Expression> Factors)
{
    /// <summary>A sum as it is written down, in code and in messages.</summary>
    internal static string Show(IEnumerable<(long Coefficient, IEnumerable<string> Factors)> terms)
    {
        var texts = terms.Select(static term => Show(term.Coefficient, string.Join(" * ", term.Factors))).ToArray();
        return texts.Length == 0 ? "0" : string.Join(" + ", texts).Replace("+ -", "- ");
    }

    private static string Show(long coefficient, string factors)
    {
        var number = coefficient.ToString(CultureInfo.InvariantCulture);
        return factors.Length == 0 ? number : coefficient == 1 ? factors : coefficient == -1 ? "-" + factors : number + " * " + factors;
    }
}
