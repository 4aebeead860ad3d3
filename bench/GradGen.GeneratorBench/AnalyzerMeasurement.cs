using System.Collections.Immutable;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GradGen.GeneratorBench;

/// <summary>What a compilation with analyzers costs, over a project with what the generator adds to it.</summary>
internal sealed record AnalyzerMeasurement(string Name, double Milliseconds, double Megabytes, double OwnMilliseconds, int Reported)
{
    /// <summary>The medians of runs that take turns, so that a slower minute is slower for all.</summary>
    internal static IReadOnlyList<AnalyzerMeasurement> Take(BenchOptions options)
    {
        var lanes = AnalyzerContestant.All.Select(static contestant => new Lane(contestant)).ToArray();
        Workload.CreateDriver(Contestant.All[0]).RunGeneratorsAndUpdateCompilation(new Workload("Layer", options).Compilation, out var compilation, out _);
        var started = Stopwatch.GetTimestamp();
        for (var run = 0; run < options.WarmUp || Stopwatch.GetElapsedTime(started).TotalSeconds < options.WarmUpSeconds; run++)
            RunAll();
        foreach (var lane in lanes)
            lane.Forget();
        for (var run = 0; run < options.Iterations; run++)
            RunAll();
        return [.. lanes.Select(static lane => lane.Result())];

        void RunAll()
        {
            foreach (var lane in lanes)
                lane.Run(compilation);
        }
    }

    private sealed class Lane(AnalyzerContestant contestant)
    {
        private readonly List<double> _times = [];
        private readonly List<double> _sizes = [];
        private readonly List<double> _own = [];
        private int _reported;

        internal void Run(Compilation compilation)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            GC.Collect();

            // Trees of its own: GradGen remembers of a tree what runs of its layers gave.
            var fresh = compilation.RemoveAllSyntaxTrees().AddSyntaxTrees(compilation.SyntaxTrees.Select(static tree => tree.WithRootAndOptions(tree.GetRoot(), tree.Options)));
            var bytes = GC.GetTotalAllocatedBytes(precise: true);
            var time = Process.GetCurrentProcess().TotalProcessorTime;
            // An analysis works on a copy of the compilation of which nothing is known yet. Not concurrent, so that the processor time is the work's and not that of threads that wait for each other.
            var analysis = new CompilationWithAnalyzers(fresh, contestant.Create(), new CompilationWithAnalyzersOptions(new AnalyzerOptions([], new Properties(contestant.Properties)), Throw, concurrentAnalysis: false, logAnalyzerExecutionTime: true));
            var result = analysis.GetAnalysisResultAsync(CancellationToken.None).GetAwaiter().GetResult();
            _reported = result.GetAllDiagnostics().Length;
            _times.Add((Process.GetCurrentProcess().TotalProcessorTime - time).TotalMilliseconds);
            _own.Add(result.AnalyzerTelemetryInfo.Values.Sum(static telemetry => telemetry.ExecutionTime.TotalMilliseconds));
            _sizes.Add((GC.GetTotalAllocatedBytes(precise: true) - bytes) / 1048576.0);
        }

        internal void Forget()
        {
            _times.Clear();
            _sizes.Clear();
            _own.Clear();
        }

        internal AnalyzerMeasurement Result() => new(contestant.Name, Measurement.Median(_times), Measurement.Median(_sizes), Measurement.Median(_own), _reported);

        private sealed class Properties(ImmutableDictionary<string, string> values) : AnalyzerConfigOptionsProvider
        {
            public override AnalyzerConfigOptions GlobalOptions { get; } = new Values(values);

            public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

            public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => GlobalOptions;

            private sealed class Values(ImmutableDictionary<string, string> values) : AnalyzerConfigOptions
            {
                public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value) => values.TryGetValue(key, out value);
            }
        }

        private static void Throw(Exception exception, DiagnosticAnalyzer analyzer, Diagnostic diagnostic) => throw new InvalidOperationException($"{analyzer} threw.", exception);
    }
}
