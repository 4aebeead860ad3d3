namespace GradGen.GeneratorBench;

/// <summary>How much is measured.</summary>
/// <param name="Types">Annotated types, each in its own file.</param>
/// <param name="Unrelated">Files that concern no generator.</param>
/// <param name="Iterations">Timed runs of a scenario, of which the median counts.</param>
/// <param name="WarmUp">Runs before them, and for at least <paramref name="WarmUpSeconds"/>: the JIT compiler has to come to rest.</param>
internal sealed record BenchOptions(int Types = 1000, int Unrelated = 200, int Iterations = 15, int WarmUp = 8, double WarmUpSeconds = 2)
{
    internal static BenchOptions Quick { get; } = new(Iterations: 5, WarmUp: 3, WarmUpSeconds: 0.5);

    /// <summary>Of analyzers, each run of which compiles the whole project.</summary>
    internal BenchOptions ForAnalyzers => this with { Iterations = this == Quick ? 2 : 7, WarmUp = this == Quick ? 1 : 2, WarmUpSeconds = 0 };
}
