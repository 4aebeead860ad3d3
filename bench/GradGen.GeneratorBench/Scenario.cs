using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GradGen.GeneratorBench;

/// <summary>What happens to a project between two runs of a generator.</summary>
/// <param name="Name">What the table says.</param>
/// <param name="Next">The next state of the project.</param>
/// <param name="Bar">How many outputs may and must be redone; null where all are.</param>
internal sealed record Scenario(string Name, Func<Workload, CSharpCompilation> Next, int? Bar)
{
    internal static Scenario[] All { get; } =
    [
        new("cold", static work => work.Fresh(), null),
        new("unrelated body edited", static work => work.WithUnrelatedBody(), 0),
        new("unrelated member added", static work => work.WithUnrelatedMember(), 0),
        new("one type changed", static work => work.WithTypeChanged(), 1),
    ];

    private bool IsCold => Bar is null;

    /// <summary>The driver that meets the next state: a new one, or one that has seen the project before.</summary>
    internal GeneratorDriver Start(Contestant contestant, Workload work, bool track = false)
    {
        var driver = Workload.CreateDriver(contestant, track);
        return IsCold ? driver : driver.RunGenerators(work.Compilation);
    }

    /// <summary>The driver for the run after one that ended in <paramref name="seen"/>.</summary>
    internal GeneratorDriver Continue(Contestant contestant, GeneratorDriver seen) => IsCold ? Workload.CreateDriver(contestant) : seen;
}
