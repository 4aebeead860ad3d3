using GradGen.Generator.Interpretation.Values;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Interpretation.Framework;

/// <summary>Copies of parts of arrays.</summary>
internal static class Windows
{
    internal static Value Copy(Site site, ArrayValue source, int from, ArrayValue target, int to, int count)
    {
        if (count < 0 || from < 0 || to < 0 || from + count > source.Length || to + count > target.Length)
            throw site.Host.Thrown<ArgumentException>();
        site.Host.Spend((count / 8) + 1);
        var backward = ReferenceEquals(source, target) && from < to;
        for (var i = 0; i < count; i++)
        {
            var at = backward ? count - 1 - i : i;
            site.Trace.Store(target, to + at, Instance.Copy(source.Get(from + at)));
        }

        return default;
    }

    internal static Value Copy(Site site, Window source, Window target)
    {
        if (source.Length > target.Length)
            throw site.Host.Thrown<ArgumentException>();
        return source.Length == 0 ? default : Copy(site, source.Array!, source.Start, target.Array!, target.Start, source.Length);
    }

    internal static Value Fill(Site site, Window target, IReadOnlyList<Value> items)
    {
        for (var i = 0; i < items.Count; i++)
            site.Trace.Store(target.Array!, target.Start + i, items[i]);
        return default;
    }

    internal static ArrayValue ArrayOf(Site site, ITypeSymbol element, IReadOnlyList<Value> items)
    {
        var array = ArrayValue.Create(element, [items.Count], null);
        Fill(site, new Window(array), items);
        return array;
    }

    /// <summary>Exchanges two values.</summary>
    internal static void Swap(Site site, ArrayValue array, int one, int other)
    {
        var (first, second) = (array.Get(one), array.Get(other));
        site.Trace.Store(array, one, second);
        site.Trace.Store(array, other, first);
    }
}
