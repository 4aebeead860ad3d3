using GradGen.Generator.Interpretation.Values;

namespace GradGen.Generator.Interpretation.Framework;

/// <summary><c>ImmutableArray</c>: a list of which each change makes a new one.</summary>
internal static class ImmutableFamily
{
    private const string Type = "System.Collections.Immutable.ImmutableArray`1";
    private const string Maker = "System.Collections.Immutable.ImmutableArray";

    internal static void AddTo(NativeTable table)
    {
        table.Add(Maker, "Create", static (site, _, a) =>
            Value.Of(new ListValue(site.Method.ReturnType, a.Length == 1 && a[0].Object is ArrayValue or Window ? site.Host.Items(a[0]) : a)));
        foreach (var name in new[] { "CreateRange/1", "ToImmutableArray/1" })
            table.Add(Maker, name, static (site, _, a) => Value.Of(new ListValue(site.Method.ReturnType, site.Host.Items(a[0]))));
        table.Add(Type, "get_Length", static (site, self, _) => Value.Of(Held(site, self).Count));
        table.Add(Type, "get_Item", static (site, self, a) =>
            (uint)a[0].Int < (uint)Held(site, self).Count ? Held(site, self)[a[0].Int] : throw site.Host.Thrown<IndexOutOfRangeException>());
        table.Add(Type, "get_IsDefault", static (_, self, _) => Value.Of(self.Object is null));
        table.Add(Type, "get_IsEmpty", static (site, self, _) => Value.Of(Held(site, self).Count == 0));
        table.Add(Type, "get_IsDefaultOrEmpty", static (_, self, _) => Value.Of(self.Object is not ListValue { Count: > 0 }));
        table.Add(Type, "Add", static (site, self, a) => Value.Of(new ListValue(site.Method.ReturnType, [.. Held(site, self), a[0]])));
        table.Add(Type, "AddRange/1",
            static (site, self, a) => Value.Of(new ListValue(site.Method.ReturnType, [.. Held(site, self), .. site.Host.Items(a[0])])));
        table.Add(Type, "SetItem", static (site, self, a) =>
        {
            var changed = new ListValue(site.Method.ReturnType, Held(site, self));
            changed.Set(a[0].Int, a[1]);
            return Value.Of(changed);
        });
        table.AddCollection(Type, static (host, items) => ListFamily.ListOf(host, Type, items));
    }

    private static List<Value> Held(Site site, Value self) => (self.Object as ListValue ?? throw site.Host.Thrown<NullReferenceException>()).Held;
}
