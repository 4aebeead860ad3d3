using System.Globalization;
using GradGen.Generator.Samples.Code;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using static GradGen.Samples.NameWords;

namespace GradGen.Generator.Samples;

/// <summary>Real numbers that a layer is made with: none that is neutral alone, and one on either side of what code compares it with.</summary>
internal static class RealChoices
{
    private static readonly (string Word, double Value)[] Settings =
    [
        ("eps", 1e-5), ("momentum", 0.9), ("decay", 0.01), ("lambda", 0.01), ("regular", 0.01), ("l1", 0.01), ("l2", 0.01),
        ("learning", 0.1), ("lr", 0.1), ("slope", 0.1), ("leak", 0.1), ("alpha", 0.3),
    ];

    // What says how to learn, or changes a gradient on purpose, is no part of the function that is differentiated.
    private static readonly string[] Learning = ["learning", "lr", "momentum", "grad", "clip"];

    // A term that Backward adds, and Forward only where the layer says so.
    private static readonly string[] Penalties = ["decay", "lambda", "regular", "l1", "l2", "penal"];

    private static readonly double[] Others = [0.5, 0.1, 0.9, 1.5, 2.5, 5.5, 10.5, 100.5, -0.5, -1.5];

    private const double Small = 1e-2;
    private const double Negligible = 1e-4;

    /// <summary>The values, the usual one first; none where a default is to be left alone.</summary>
    internal static IReadOnlyList<double> Of(Asked asked, SampleFacts? facts, bool hasPenalty)
    {
        if (asked.HasDefault && (asked.IsNamed(Learning) || (asked.IsNamed(Penalties) && !hasPenalty && facts?.InCost.Contains(asked.Symbol) != true)))
            return [];
        var values = new List<double>();
        if (asked.Default is null)
            values.Add(Accepted(Setting(asked.Name)));
        else
            values.AddRange(OfDefault(Convert.ToDouble(asked.Default, CultureInfo.InvariantCulture), asked.Symbol, facts).Where(IsAccepted));
        foreach (var (comparison, value) in (facts?.ComparedWith(asked.Symbol) ?? []).Take(2))
        {
            if (values.Count > 0 && value is int or double or float
                && Beyond(values[0], comparison, Convert.ToDouble(value, CultureInfo.InvariantCulture)) is var other && !values.Contains(other)
                && IsAccepted(other))
                values.Add(other);
        }

        return values;

        bool IsAccepted(double value) => facts is null || facts.Accepts(asked.Symbol, value);

        double Accepted(double value) => IsAccepted(value) ? value : Others.Where(IsAccepted).DefaultIfEmpty(value).First();
    }

    private static double Setting(string name)
    {
        foreach (var (word, value) in Settings)
        {
            if (name.Mentions(word))
                return value;
        }

        // One half would be the same as what it leaves of one.
        return 0.4;
    }

    // What is written down as the default, or is one, zero or very small, hides that the setting is forgotten; nothing is beyond
    // infinity. A whole exponent stays whole, and even or odd, for it may be the power of a negative number.
    private static double[] OfDefault(double value, ISymbol setting, SampleFacts? facts) => Math.Abs(value) switch
    {
        double.PositiveInfinity => facts?.Tested.Contains(setting) == true ? [value, 0.5 * Math.Sign(value)] : [],
        0 => [value, 0.3],
        < Small when facts is not null && IsFloor(Math.Abs(value), setting, facts) => [],
        < Small => [value, 0.1 * Math.Sign(value)],
        _ when facts?.Exponents.Contains(setting) == true && value == Math.Floor(value) => [value, value + (2 * Math.Sign(value))],
        _ => [value, Rounded(0.7 * value)],
    };

    // A floor that is raised makes another function, whose gradient nobody has written. Of what is as small as a floor, and used
    // in ways that are not known, the gradient is the same with and without.
    private static bool IsFloor(double size, ISymbol setting, SampleFacts facts) =>
        facts.Floors.Contains(setting) || (size < Negligible && !facts.Shaping.Contains(setting));

    // 0.07 rather than 0.06999999999999999 in a report.
    private static double Rounded(double value) => double.Parse(value.ToString("G6", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    // The bound itself where that goes the other way, or else what lies as far beyond it.
    private static double Beyond(double value, BinaryOperatorKind comparison, double bound) =>
        SampleFacts.Holds(bound, comparison, bound) != SampleFacts.Holds(value, comparison, bound) ? bound : 2 * bound - value;
}
