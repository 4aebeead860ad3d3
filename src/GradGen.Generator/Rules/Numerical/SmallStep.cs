using System.Globalization;
using GradGen.Generator.Diagnostics;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Rules.Numerical;

/// <summary>
/// The least step for float. A float has the machine epsilon ε_m = 2⁻²³ = 1.2e-7, so that values of f are off by ε_m·|f| even
/// when nothing but their last rounding is, and a difference over a step h is off by ε_m·|f|/h. From h = √ε_m = 3.5e-4 on
/// downwards that is more than √ε_m: half of the digits are lost at best, and a cost that adds up a few roundings reaches
/// the 1e-3 from which on a gradient counts as wrong.
/// </summary>
internal static class SmallStep
{
    private const double MachineEpsilon = 1.0 / (1 << 23);

    // A step like 3.45e-4 was chosen with care.
    private static readonly double Least = Math.Sqrt(MachineEpsilon) * 0.99;

    internal static bool IsTooSmall(double step) => step > 0 && step < Least;

    internal static Diagnostic Diagnostic(double step, Location location) =>
        Microsoft.CodeAnalysis.Diagnostic
            .Create(Descriptors.StepTooSmall, location, Show(step), Math.Sqrt(MachineEpsilon).ToString("0.#e-0", CultureInfo.InvariantCulture));

    // A float's digits end after the seventh.
    private static string Show(double step) => step.ToString("0.##e-0", CultureInfo.InvariantCulture);
}
