using GradGen.Generator.Interpretation.Values;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Interpretation.Framework;

/// <summary><c>Dictionary</c>, <c>HashSet</c> and their interfaces.</summary>
internal static class TableFamily
{
    private static readonly string[] Dictionaries = ["System.Collections.Generic.Dictionary`2", "System.Collections.Generic.IDictionary`2",
        "System.Collections.Generic.IReadOnlyDictionary`2"];

    private static readonly string[] Sets = ["System.Collections.Generic.HashSet`1", "System.Collections.Generic.ISet`1",
        "System.Collections.Generic.IReadOnlySet`1"];

    internal static void AddTo(NativeTable table)
    {
        table.Add([Dictionaries[0]], ".ctor", static (site, _, a) => Value.Of(Filled(site, a)));
        table.Add(Dictionaries, "get_Item",
            static (site, self, a) => Of(self).Held.TryGetValue(Key(site, a[0]), out var found)
                ? found
                : throw site.Host.Thrown<KeyNotFoundException>());
        table.Add(Dictionaries.Take(2), "set_Item",
            static (site, self, a) => Of(self).Held[Key(site, a[0])] = Kinds.Of(site.TypeOf(1)) == Kind.Real ? site.Trace.Pass(a[1]) : Instance.Copy(a[1]));
        table.Add(Dictionaries.Take(2), "Add/2", static (site, self, a) =>
        {
            if (Of(self).Held.ContainsKey(Key(site, a[0])))
                throw site.Host.Thrown<ArgumentException>();
            Of(self).Held.Add(a[0], Instance.Copy(a[1]));
            return default;
        });
        table.Add([Dictionaries[0]], "TryAdd", static (site, self, a) =>
        {
            var isNew = !Of(self).Held.ContainsKey(Key(site, a[0]));
            if (isNew)
                Of(self).Held.Add(a[0], a[1]);
            return Value.Of(isNew);
        });
        table.Add(Dictionaries, "ContainsKey", static (site, self, a) => Value.Of(Of(self).Held.ContainsKey(Key(site, a[0]))));
        table.Add([Dictionaries[0]], "ContainsValue",
            static (site, self, a) => Value.Of(Of(self).Held.Values.Any(item => site.Host.AreEqual(item, a[0], site.OfType(1)))));
        table.Add(Dictionaries, "TryGetValue", static (site, self, a) =>
        {
            var has = Of(self).Held.TryGetValue(Key(site, a[0]), out var found);
            ((Place)a[1].Object!).Set(has ? found : site.Host.Layouts.Default(site.OfType(1)));
            return Value.Of(has);
        });
        table.Add("System.Collections.Generic.CollectionExtensions", "GetValueOrDefault/2",
            static (site, _, a) => Of(a[0]).Held.TryGetValue(a[1], out var found) ? found : site.Host.Layouts.Default(site.TypeArgument(1)));
        table.Add("System.Collections.Generic.CollectionExtensions", "GetValueOrDefault/3",
            static (_, _, a) => Of(a[0]).Held.TryGetValue(a[1], out var found) ? found : a[2]);
        table.Add(Dictionaries, "get_Keys", static (site, self, _) => Value.Of(Part(site, 0, Of(self).Held.Keys)));
        table.Add(Dictionaries, "get_Values", static (site, self, _) => Value.Of(Part(site, 1, Of(self).Held.Values)));
        table.Add([.. Dictionaries.Take(2), .. Sets.Take(2)], "Remove/1", static (_, self, a) => Value.Of(Of(self).Held.Remove(a[0])));
        table.Add([Dictionaries[0], Sets[0]], "Clear", static (_, self, _) =>
        {
            Of(self).Held.Clear();
            return default;
        });
        table.Add(["System.Collections.Generic.Dictionary`2+KeyCollection", "System.Collections.Generic.Dictionary`2+ValueCollection"], "get_Count",
            static (_, self, _) => Value.Of(((IItems)self.Object!).Count));
        const string pair = "System.Collections.Generic.KeyValuePair`2";
        table.Add(pair, ".ctor", static (_, _, a) => Value.Of(new PairValue(a[0], a[1])));
        table.Add(pair, "get_Key", static (_, self, _) => ((PairValue)self.Object!).Key);
        table.Add(pair, "get_Value", static (_, self, _) => ((PairValue)self.Object!).Item);
        table.Add(pair, "Deconstruct", static (_, self, a) =>
        {
            ((Place)a[0].Object!).Set(((PairValue)self.Object!).Key);
            ((Place)a[1].Object!).Set(((PairValue)self.Object!).Item);
            return default;
        });
        AddSets(table);
    }

    private static TableValue Of(Value self) => self.Object as TableValue ?? throw RunEndedException.Unknown("a dictionary of another kind");

    private static Value Key(Site site, Value key) =>
        key.Object is null && !site.OfType(0).IsValueType ? throw site.Host.Thrown<ArgumentNullException>() : key;

    private static ListValue Part(Site site, int argument, IEnumerable<Value> items) =>
        new(site.Host.Compilation.CreateArrayTypeSymbol(site.OfType(argument)), items);

    private static TableValue Filled(Site site, Value[] a)
    {
        var made = new TableValue(site.Host, site.Method.ContainingType);
        foreach (var item in a.Where(static argument => argument.Object is IItems or ArrayValue or SequenceValue).SelectMany(site.Host.Items))
        {
            if (made.IsSet)
                made.Held[item] = item;
            else
                made.Held[((PairValue)item.Object!).Key] = ((PairValue)item.Object!).Item;
        }

        return a.Any(static argument => argument.Object is Instance) ? throw RunEndedException.Unknown("a comparer of keys") : made;
    }

    private static void AddSets(NativeTable table)
    {
        table.Add([Sets[0]], ".ctor", static (site, _, a) => Value.Of(Filled(site, a)));
        table.Add(Sets.Take(2), "Add", static (_, self, a) =>
        {
            var isNew = !Of(self).Held.ContainsKey(a[0]);
            if (isNew)
                Of(self).Held.Add(a[0], a[0]);
            return Value.Of(isNew);
        });
        table.Add(Sets, "Contains", static (_, self, a) => Value.Of(Of(self).Held.ContainsKey(a[0])));
        table.Add(Sets.Take(2), "UnionWith", static (site, self, a) =>
        {
            foreach (var item in site.Host.Items(a[0]))
                Of(self).Held[item] = item;
            return default;
        });
        table.Add(Sets.Take(2), "ExceptWith", static (site, self, a) =>
        {
            foreach (var item in site.Host.Items(a[0]).ToArray())
                Of(self).Held.Remove(item);
            return default;
        });
        table.AddCollection(Sets[0], static (host, items) =>
        {
            var made = new TableValue(host, host.Compilation.GetTypeByMetadataName("System.Collections.Generic.HashSet`1")!.Construct(items.Element));
            for (var i = 0; i < items.Length; i++)
                made.Held[items.Get(i)] = items.Get(i);
            return Value.Of(made);
        });
    }
}
