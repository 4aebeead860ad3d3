using GradGen.Generator.Interpretation.Values;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Interpretation.Framework;

/// <summary>Spans, memory and segments: windows on arrays.</summary>
internal static class SpanFamily
{
    private static readonly string[] Types = ["System.Span`1", "System.ReadOnlySpan`1", "System.Memory`1", "System.ReadOnlyMemory`1", "System.ArraySegment`1"];

    internal static void AddTo(NativeTable table)
    {
        table.Add(Types, ".ctor/1", static (_, _, a) =>
            Value.Of(Window.Of(a[0].Object is Place place ? throw RunEndedException.Unknown("a span of one variable") : a[0])));
        table.Add(Types, ".ctor/3", static (site, _, a) => Part(site, a[0], a[1].Int, a[2].Int));
        table.Add(Types, "op_Implicit", static (_, _, a) => a[0].Object is string ? a[0] : Value.Of(Window.Of(a[0])));
        table.Add(Types, "Slice/1", static (site, self, a) => Part(site, self, a[0].Int, Length(self) - a[0].Int));
        table.Add(Types, "Slice/2", static (site, self, a) => Part(site, self, a[0].Int, a[1].Int));
        table.Add(Types, "ToArray", static (site, self, _) => ToArray(site, Window.Of(self)));
        table.Add(Types, "CopyTo/1", static (site, self, a) => Windows.Copy(site, Window.Of(self), Window.Of(a[0])));
        table.Add(Types.Take(2), "TryCopyTo", static (site, self, a) =>
        {
            var fits = Window.Of(self).Length <= Window.Of(a[0]).Length;
            if (fits)
                Windows.Copy(site, Window.Of(self), Window.Of(a[0]));
            return Value.Of(fits);
        });
        foreach (var name in new[] { "get_Length", "get_Count" })
            table.Add(Types, name, static (_, self, _) => Value.Of(Length(self)));
        table.Add(Types, "get_IsEmpty", static (_, self, _) => Value.Of(Length(self) == 0));
        table.Add(Types, "get_Empty", static (_, _, _) => Value.Of(Window.Empty));
        table.Add(Types.Skip(2), "get_Span", static (_, self, _) => Value.Of(Window.Of(self)));
        table.Add("System.ArraySegment`1", "get_Array", static (_, self, _) => Value.Of(Window.Of(self).Array));
        table.Add("System.ArraySegment`1", "get_Offset", static (_, self, _) => Value.Of(Window.Of(self).Start));
        table.Add("System.ArraySegment`1", "get_Item",
            static (site, self, a) => (uint)a[0].Int < (uint)Length(self)
                ? Window.Of(self)[a[0].Int]
                : throw site.Host.Thrown<ArgumentOutOfRangeException>());
        table.Add("System.ArraySegment`1", "set_Item", static (site, self, a) =>
        {
            site.Trace.Store(Window.Of(self).Array!, Window.Of(self).Start + a[0].Int, a[1]);
            return default;
        });
        table.Add("System.Span`1", "Clear", static (site, self, _) => Fill(site, Window.Of(self), null));
        table.Add("System.Span`1", "Fill", static (site, self, a) => Fill(site, Window.Of(self), a[0]));
        AddExtensions(table);
    }

    private static int Length(Value self) => self.Object is string text ? text.Length : Window.Of(self).Length;

    private static void AddExtensions(NativeTable table)
    {
        const string type = "System.MemoryExtensions";
        foreach (var name in new[] { "AsSpan", "AsMemory" })
        {
            table.Add(type, name + "/1", static (_, _, a) => Value.Of(Window.Of(a[0])));
            table.Add(type, name + "/2", static (site, _, a) => Kinds.Of(site.TypeOf(1)) == Kind.Int32
                ? Part(site, a[0], a[1].Int, Window.Of(a[0]).Length - a[1].Int)
                : a[1].Object is RangeValue range ? Part(site, a[0], range.From.In(Length(a[0])), range.To.In(Length(a[0])) - range.From.In(Length(a[0])))
                : Part(site, a[0], IndexValue.Of(a[1]).In(Length(a[0])), Length(a[0]) - IndexValue.Of(a[1]).In(Length(a[0]))));
            table.Add(type, name + "/3", static (site, _, a) => Part(site, a[0], a[1].Int, a[2].Int));
        }

        table.Add(type, "CopyTo", static (site, _, a) => Windows.Copy(site, Window.Of(a[0]), Window.Of(a[1])));
        table.Add(type, "SequenceEqual",
            static (site, _, a) => Value.Of(Window.Of(a[0]) is var one && Window.Of(a[1]) is var other && one.Length == other.Length
            && Enumerable.Range(0, one.Length).All(place => site.Host.AreEqual(one[place], other[place], site.TypeArgument(0)))));
        table.Add(type, "Reverse", static (site, _, a) =>
        {
            var window = Window.Of(a[0]);
            for (int i = 0, j = window.Length - 1; i < j; i++, j--)
                Windows.Swap(site, window.Array!, window.Start + i, window.Start + j);
            return default;
        });
        table.Add(type, "IndexOf", static (site, _, a) =>
            Value.Of(Enumerable.Range(0, Window.Of(a[0]).Length)
                .Where(place => site.Host.AreEqual(Window.Of(a[0])[place], a[1], site.TypeArgument(0))).DefaultIfEmpty(-1).First()));
        table.Add(type, "Contains", static (site, _, a) =>
            Value.Of(Enumerable.Range(0, Window.Of(a[0]).Length).Any(place => site.Host.AreEqual(Window.Of(a[0])[place], a[1], site.TypeArgument(0)))));
        table.AddCollection("System.Span`1", static (_, items) => Value.Of(new Window(items)));
        table.AddCollection("System.ReadOnlySpan`1", static (_, items) => Value.Of(new Window(items)));
    }

    private static Value Part(Site site, Value held, int start, int length)
    {
        if (start < 0 || length < 0 || start + length > Length(held))
            throw site.Host.Thrown<ArgumentOutOfRangeException>();
        var window = Window.Of(held);
        return Value.Of(new Window(window.Array, window.Start + start, length));
    }

    private static Value ToArray(Site site, Window window)
    {
        var element = window.Array?.Element ?? site.OfType(0);
        var array = ArrayValue.Create(element, [window.Length], null);
        for (var i = 0; i < window.Length; i++)
            site.Trace.Store(array, i, Instance.Copy(window[i]));
        return Value.Of(array);
    }

    private static Value Fill(Site site, Window window, Value? value)
    {
        var initial = site.Host.Layouts.Initial(site.OfType(0));
        for (var i = 0; i < window.Length; i++)
            site.Trace.Store(window.Array!, window.Start + i, value ?? initial?.Invoke() ?? default);
        return default;
    }
}
