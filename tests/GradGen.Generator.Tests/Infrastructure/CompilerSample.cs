namespace GradGen.Generator.Tests.Infrastructure;

/// <summary>Which of many things are tried: all with the newest compiler, and some of every kind with the oldest, which differs in how it binds alone.</summary>
internal static class CompilerSample
{
#if OLDEST_COMPILER
    /// <summary>Whether all are tried.</summary>
    internal static bool IsWhole => false;
#else
    /// <summary>Whether all are tried.</summary>
    internal static bool IsWhole => true;
#endif

    /// <summary>All of them, or with the oldest compiler each of so many.</summary>
    internal static IEnumerable<T> Of<T>(IEnumerable<T> all, int oldest) => IsWhole ? all : all.Where((_, place) => place % oldest == 0);

    /// <summary>The files of layers, in an order that no file system decides.</summary>
    internal static IEnumerable<string> OfLayers(IEnumerable<string> files) => Of(files.Order(StringComparer.Ordinal), 8);
}
