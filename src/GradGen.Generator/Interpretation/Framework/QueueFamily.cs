using GradGen.Generator.Interpretation.Values;

namespace GradGen.Generator.Interpretation.Framework;

/// <summary><c>Queue</c> and <c>Stack</c>: of a stack the first item is the last that came.</summary>
internal static class QueueFamily
{
    private const string Queue = "System.Collections.Generic.Queue`1";
    private const string Stack = "System.Collections.Generic.Stack`1";

    internal static void AddTo(NativeTable table)
    {
        table.Add(Queue, ".ctor", static (site, _, a) => Value.Of(new ListValue(site.Method.ContainingType, ListFamily.Given(site, a))));
        table.Add(Stack, ".ctor", static (site, _, a) => Value.Of(new ListValue(site.Method.ContainingType, ListFamily.Given(site, a).Reverse())));
        table.Add(Queue, "Enqueue", static (_, self, a) => Put(self, Of(self).Count, a[0]));
        table.Add(Stack, "Push", static (_, self, a) => Put(self, 0, a[0]));
        table.Add(Queue, "Dequeue", static (site, self, _) => Take(site, self, takes: true));
        table.Add(Stack, "Pop", static (site, self, _) => Take(site, self, takes: true));
        foreach (var type in new[] { Queue, Stack })
        {
            table.Add(type, "Peek", static (site, self, _) => Take(site, self, takes: false));
            table.Add(type, type == Queue ? "TryDequeue" : "TryPop", static (site, self, a) => Try(site, self, a[0], takes: true));
            table.Add(type, "TryPeek", static (site, self, a) => Try(site, self, a[0], takes: false));
        }
    }

    private static ListValue Of(Value self) => (ListValue)self.Object!;

    private static Value Put(Value self, int place, Value item)
    {
        Of(self).Held.Insert(place, item);
        return default;
    }

    private static Value Take(Site site, Value self, bool takes)
    {
        if (Of(self).Count == 0)
            throw site.Host.Thrown<InvalidOperationException>();
        var item = Of(self).Held[0];
        if (takes)
            Of(self).Held.RemoveAt(0);
        return item;
    }

    private static Value Try(Site site, Value self, Value result, bool takes)
    {
        var any = Of(self).Count > 0;
        ((Place)result.Object!).Set(any ? Take(site, self, takes) : site.Host.Layouts.Default(site.OfType(0)));
        return Value.Of(any);
    }
}
