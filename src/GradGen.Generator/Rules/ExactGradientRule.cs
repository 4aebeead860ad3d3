using System.Globalization;
using System.Runtime.CompilerServices;
using GradGen.Generator.Caching;
using GradGen.Generator.Diagnostics;
using GradGen.Generator.Exact;
using GradGen.Generator.Exact.Points;
using GradGen.Generator.Interpretation;
using GradGen.Generator.Layers;
using GradGen.Generator.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace GradGen.Generator.Rules;

/// <summary>
/// GG0401 and GG0402: a gradient that is not the derivative of the cost. The layer is run on numbers, on its own samples, and its
/// gradients are compared with exact ones. GG0403: a branch that none of these runs came through.
/// </summary>
internal static class ExactGradientRule
{
    // An edit of code that no run came through changes nothing. Entries hang on the layer's own syntax.
    private static readonly ConditionalWeakTable<SyntaxNode, Entry> Known = new();

    internal static IEnumerable<DiagnosticDescriptor> Descriptors { get; } = [Diagnostics.Descriptors.WrongStatement,
        Diagnostics.Descriptors.WrongGradient, Diagnostics.Descriptors.UnrunBranch];

    /// <summary>Reports the first sample on which a gradient is wrong; where there is none, what no sample runs.</summary>
    internal static void Check(LayerReading layer, Compilation compilation, CancellationToken cancellation, Action<LayerProblem> report)
    {
        if (layer is not { Model.Harness.Samples.Count: > 0, Anatomy: { Forward: not null, Backward: not null, Type: var type, Sources: var sources } })
            return;
        var place = type.DeclaringSyntaxReferences[0].GetSyntax(cancellation);
        if (!Known.TryGetValue(place, out var known) || !known.Validity.HoldsIn(compilation))
        {
            var machine = LayerCheck.MachineOf(layer);
            LayerProblem[] problems = [.. Problems(layer, machine)];
            known = new(problems, new Validity(compilation, [.. layer.Files.Concat(sources.Files).Distinct()]));
            lock (Known)
            {
                Known.Remove(place);
                Known.Add(place, known);
            }
        }

        foreach (var problem in known.Problems)
            report(problem);
    }

    private static IEnumerable<LayerProblem> Problems(LayerReading layer, Machine machine)
    {
        var anatomy = layer.Anatomy!;
        var result = LayerCheck.Run(layer, machine);
        if (result.Wrong.Count > 0)
            return Problems(result, anatomy.Type, anatomy.Backward!.Method);

        // A sample that did not run may be what a branch is for.
        return !result.IsComplete ? [] : new UnrunBranches(machine, anatomy.Type).From(anatomy.Forward!.Method, anatomy.Backward!.Method)
            .Select(branch => new LayerProblem(Diagnostics.Descriptors.UnrunBranch, branch.Place, anatomy.Type.Show(), branch.Member.Name));
    }

    // Blocks that the statement does not explain have another mistake.
    private static IEnumerable<LayerProblem> Problems(ExactResult result, INamedTypeSymbol layer, IMethodSymbol backward)
    {
        if (result.Culprit is { } culprit)
        {
            var (blocks, name, claimed, expected) = Told([.. result.Wrong.Where(component => culprit.Blocks.Contains(component.Block))]);
            var reason = culprit switch
            {
                { Reason: null } => "this statement makes it so",
                { Reason: var known, Repair: { IsOfStatement: false } } => known,
                { Reason: var known } => "this " + known,
            };
            yield return new LayerProblem(Diagnostics.Descriptors.WrongStatement, Heads.PlaceOf(culprit.Statement), blocks, reason, claimed, name, expected)
            {
                Layer = ReflectionNames.Definition(layer),
                Repair = culprit is { IsAll: true, Repair: { } change } ? new TextChange(change.Span, change.Text) : null,
            };
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

    private sealed record Entry(LayerProblem[] Problems, Validity Validity);
}
