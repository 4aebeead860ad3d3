using System.Globalization;
using GradGen.Generator.Diagnostics;
using GradGen.Generator.Exact;
using GradGen.Generator.Interpretation;
using GradGen.Generator.Layers;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Rules;

/// <summary>
/// GG0401 and GG0402: a gradient that is not the derivative of the cost. The layer is run on numbers, on its own samples, and its
/// gradients are compared with exact ones.
/// </summary>
internal static class ExactGradientRule
{
    // A run of a layer of common size takes some ten thousand steps.
    private const long Budget = 2_000_000;

    internal static IEnumerable<DiagnosticDescriptor> Descriptors { get; } = [Diagnostics.Descriptors.WrongStatement, Diagnostics.Descriptors.WrongGradient];

    /// <summary>Reports the first sample on which a gradient is wrong.</summary>
    internal static void Check(LayerReading layer, Compilation compilation, CancellationToken cancellation, Action<LayerProblem> report)
    {
        if (layer is not { Model.Harness.Samples: var samples, Anatomy: { Backward.Method: var backward, Type: var type, GradientOf: var gradients } })
            return;
        var machine = new Machine(compilation, MachineTables.All, Budget, cancellation);
        foreach (var (number, closed) in SampleTypes.Of(type, samples, compilation))
        {
            if (ExactCheck.Run(machine, closed, number, [.. gradients.Values.Select(static gradient => gradient.Name)]) is { Wrong.Count: > 0 } result)
            {
                foreach (var problem in Problems(result, backward))
                    report(problem);
                return;
            }
        }
    }

    // Blocks that the statement does not explain have another mistake.
    private static IEnumerable<LayerProblem> Problems(ExactResult result, IMethodSymbol backward)
    {
        if (result.Culprit is { } culprit)
        {
            var (blocks, name, claimed, expected) = Told([.. result.Wrong.Where(component => culprit.Blocks.Contains(component.Block))]);
            var reason = culprit.Repair is { } repair ? "this " + repair.Reason : "this statement makes it so";
            yield return new LayerProblem(Diagnostics.Descriptors.WrongStatement, culprit.Statement.GetLocation(), blocks, reason, claimed, name, expected);
        }

        Component[] others = [.. result.Wrong.Where(component => result.Culprit?.Blocks.Contains(component.Block) != true)];
        if (others.Length > 0)
        {
            var (blocks, name, claimed, expected) = Told(others);
            yield return new LayerProblem(Diagnostics.Descriptors.WrongGradient, backward.Locations[0], blocks, claimed, name, expected);
        }
    }

    private static (string Blocks, string Name, string Claimed, string Expected) Told(Component[] wrong)
    {
        var names = wrong.Select(static component => component.Block).ToArray();
        var blocks = names.Length == 1 ? names[0] : $"{string.Join(", ", names.Take(names.Length - 1))} and {names[names.Length - 1]}";
        var (claimed, expected) = Digits(wrong[0].Claimed, wrong[0].Expected);
        return (blocks, wrong[0].Name, claimed, expected);
    }

    // As few digits as tell the two apart.
    private static (string First, string Second) Digits(double first, double second)
    {
        var digits = 3;
        while (digits < 10 && Text(first) == Text(second))
            digits++;
        return (Text(first), Text(second));

        string Text(double number) => number.ToString("G" + digits.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
    }
}
