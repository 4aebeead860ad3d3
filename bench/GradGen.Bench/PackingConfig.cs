using System.Globalization;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Perfolizer.Horology;

namespace GradGen.Bench;

/// <summary>Short runs in this process, which needs no build of its own and is steady enough for copies; allocations and bandwidth beside the ratio.</summary>
public sealed class PackingConfig : ManualConfig
{
    public PackingConfig()
    {
        AddJob(Job.ShortRun.WithIterationCount(7).WithIterationTime(TimeInterval.FromMilliseconds(100)).WithToolchain(InProcessEmitToolchain.Instance));
        AddDiagnoser(MemoryDiagnoser.Default);
        AddColumn(new BandwidthColumn());
        HideColumns(Column.Job, Column.Toolchain, Column.IterationCount, Column.LaunchCount, Column.WarmupCount, Column.RatioSD);
    }

    private sealed class BandwidthColumn : IColumn
    {
        public string Id => nameof(BandwidthColumn);

        public string ColumnName => "GB/s";

        public string Legend => "Values copied, in gigabytes a second";

        public UnitType UnitType => UnitType.Dimensionless;

        public bool AlwaysShow => true;

        public bool IsNumeric => true;

        public ColumnCategory Category => ColumnCategory.Custom;

        public int PriorityInCategory => 0;

        public bool IsAvailable(Summary summary) => true;

        public bool IsDefault(Summary summary, BenchmarkCase benchmarkCase) => false;

        public string GetValue(Summary summary, BenchmarkCase benchmarkCase)
        {
            var size = (int)benchmarkCase.Parameters[nameof(PackingBenchmark<>.Size)];
            var element = benchmarkCase.Descriptor.Type == typeof(FlatFloats) ? sizeof(float) : sizeof(double);
            return summary[benchmarkCase]?.ResultStatistics is { } statistics
                ? ((size + 1.0) * size * element / statistics.Mean).ToString("F1", CultureInfo.InvariantCulture)
                : "?";
        }

        public string GetValue(Summary summary, BenchmarkCase benchmarkCase, SummaryStyle style) => GetValue(summary, benchmarkCase);
    }
}
