namespace GradGen.Generator.Tests.Infrastructure;

/// <summary>Which of the many layers are run: all on the newest compiler, and a few of every kind on the oldest, which differs in how it binds alone.</summary>
internal static class StyleSample
{
#if OLDEST_COMPILER
    private const int Every = 8;
#else
    private const int Every = 1;
#endif

    internal static IEnumerable<string> Of(IEnumerable<string> files) => files.Order(StringComparer.Ordinal).Where(static (_, place) => place % Every == 0);
}
