using System.Diagnostics;

namespace GradGen.Power.Running;

/// <summary>Keeps this process on one core for a while, where the system lets it be said.</summary>
internal static class Cores
{
    internal static TResult OnOne<TResult>(Func<TResult> run)
    {
        if (!OperatingSystem.IsLinux() && !OperatingSystem.IsWindows())
            return run();
        using var process = Process.GetCurrentProcess();
        var all = process.ProcessorAffinity;
        process.ProcessorAffinity = all & -all;
        try
        {
            return run();
        }
        finally
        {
            process.ProcessorAffinity = all;
        }
    }
}
