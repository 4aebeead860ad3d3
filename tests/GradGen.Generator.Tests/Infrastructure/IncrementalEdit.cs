using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Tests.Infrastructure;

/// <summary>What was done again after an edit.</summary>
internal sealed class IncrementalEdit
{
    private readonly List<(string HintName, IncrementalStepRunReason Reason)> _outputs = [];
    private readonly SortedDictionary<string, SortedDictionary<IncrementalStepRunReason, int>> _steps = new(StringComparer.Ordinal);

    internal IncrementalEdit(GeneratorDriver driver)
    {
        foreach (var result in driver.GetRunResult().Results)
        {
            _outputs.AddRange(result.TrackedOutputSteps.SelectMany(pair => pair.Value).SelectMany(step => step.Outputs)
                .SelectMany(output => HintNames(output.Value).Select(hint => (hint, output.Reason))));
            foreach (var step in PipelineSteps.OfAuthor(result))
            {
                foreach (var (_, reason) in step.Outputs)
                    Count(step.Name ?? "(no name)", reason);
            }
        }
    }

    /// <summary>The hint names of the files that were written again, in order.</summary>
    internal IReadOnlyList<string> Redone => HintNamesOf(IncrementalStepRunReason.New, IncrementalStepRunReason.Modified);

    /// <summary>The hint names of the files that are gone.</summary>
    internal IReadOnlyList<string> Removed => HintNamesOf(IncrementalStepRunReason.Removed);

    /// <summary>A line per step with its reasons and how often each occurred: <c>Model: Cached 2, Modified 1</c>.</summary>
    internal string Table
    {
        get
        {
            var table = new StringBuilder();
            foreach (var (step, reasons) in _steps)
                table.Append(step).Append(": ").AppendJoin(", ", reasons.Select(pair => $"{pair.Key} {pair.Value}")).Append('\n');
            return table.ToString();
        }
    }

    private List<string> HintNamesOf(params IncrementalStepRunReason[] reasons) =>
        [.. _outputs.Where(output => reasons.Contains(output.Reason)).Select(output => output.HintName).Order(StringComparer.Ordinal)];

    private void Count(string step, IncrementalStepRunReason reason)
    {
        if (!_steps.TryGetValue(step, out var reasons))
            _steps.Add(step, reasons = []);
        reasons[reason] = reasons.GetValueOrDefault(reason) + 1;
    }

    // An output step's value is a pair of sources and diagnostics, of types that Roslyn keeps to itself.
    private static IEnumerable<string> HintNames(object value)
    {
        foreach (var source in Assert.IsAssignableFrom<IEnumerable>(Assert.IsAssignableFrom<ITuple>(value)[0]))
        {
            const BindingFlags Any = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;
            yield return (string)(source.GetType().GetProperty("HintName", Any)?.GetValue(source) ?? source.GetType().GetField("HintName", Any)!.GetValue(source))!;
        }
    }
}
