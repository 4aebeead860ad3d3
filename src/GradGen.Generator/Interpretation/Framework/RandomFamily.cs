using GradGen.Generator.Interpretation.Values;

namespace GradGen.Generator.Interpretation.Framework;

/// <summary><c>Random</c>: with a seed the numbers of .NET's, without one those of any.</summary>
internal static class RandomFamily
{
    private const string Type = "System.Random";

    internal static void AddTo(NativeTable table)
    {
        table.Add(Type, ".ctor", static (_, _, a) => Value.Of(new RandomValue(a.Length == 0 ? 1 : a[0].Int)));
        table.Add(Type, "get_Shared", static (_, _, _) => Value.Of(new RandomValue(1)));
        table.Add(Type, "NextDouble", static (_, self, _) => Value.Of(Of(self).NextDouble()));
        table.Add(Type, "NextSingle", static (_, self, _) => Value.Of((double)(float)Of(self).NextDouble()));
        table.Add(Type, "Next/0", static (_, self, _) => Value.Of(Of(self).Next()));
        table.Add(Type, "Next/1", static (site, self, a) =>
            a[0].Int < 0 ? throw site.Host.Thrown<ArgumentOutOfRangeException>() : Value.Of(Of(self).Next(a[0].Int)));
        table.Add(Type, "Next/2", static (site, self, a) =>
            a[1].Int < a[0].Int ? throw site.Host.Thrown<ArgumentOutOfRangeException>() : Value.Of(Of(self).Next(a[0].Int, a[1].Int)));
        table.Add(Type, "NextBytes", static (site, self, a) =>
        {
            var window = Window.Of(a[0]);
            for (var i = 0; i < window.Length; i++)
                site.Trace.Store(window.Array!, window.Start + i, Value.Of((int)Of(self).NextByte()));
            return default;
        });
        table.Add(Type, "Shuffle", static (site, self, a) =>
        {
            var window = Window.Of(a[0]);
            for (var i = 0; i < window.Length - 1; i++)
                Windows.Swap(site, window.Array!, window.Start + i, window.Start + Of(self).Next(i, window.Length));
            return default;
        });
    }

    private static RandomValue Of(Value self) => (RandomValue)self.Object!;
}
