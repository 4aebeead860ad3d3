using System.Diagnostics;
using System.Runtime.InteropServices;

namespace GradGen.GeneratorBench;

/// <summary>Processor time of the calling thread, which neighbours on the machine cannot inflate; elsewhere than on Linux the time that passed.</summary>
internal static class ThreadClock
{
    private const int ThreadCpuTime = 3;

    internal static bool IsProcessorTime { get; } = OperatingSystem.IsLinux();

    internal static double Milliseconds => IsProcessorTime && GetTime(ThreadCpuTime, out var time) == 0
        ? (time.Seconds * 1e3) + (time.Nanoseconds / 1e6)
        : Stopwatch.GetTimestamp() * 1e3 / Stopwatch.Frequency;

    [DllImport("libc", EntryPoint = "clock_gettime")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int GetTime(int clock, out TimeSpec time);

    private struct TimeSpec
    {
        public nint Seconds;
        public nint Nanoseconds;
    }
}
