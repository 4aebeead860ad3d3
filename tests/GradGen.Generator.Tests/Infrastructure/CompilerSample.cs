namespace GradGen.Generator.Tests.Infrastructure;

/// <summary>Which of many things are tried: all with the newest compiler, and some of every kind with the oldest, which differs in how it binds alone.</summary>
internal static class CompilerSample
{
    /// <summary>All of them, or each of so many.</summary>
    internal static IEnumerable<T> Of<T>(IEnumerable<T> all, int oldest)
    {
#if OLDEST_COMPILER
        return all.Where((_, place) => place % oldest == 0);
#else
        _ = oldest;
        return all;
#endif
    }

    /// <summary>The files of layers, in an order that no file system decides.</summary>
    internal static IEnumerable<string> OfLayers(IEnumerable<string> files) => Of(files.Order(StringComparer.Ordinal), 8);
}
