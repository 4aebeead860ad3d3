using GradGen.Generator.Interpretation.Values;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Interpretation.Framework;

/// <summary><c>List</c>, and the interfaces of lists and collections, which arrays have too.</summary>
internal static class ListFamily
{
    private const string Type = "System.Collections.Generic.List`1";

    private static readonly string[] Lists =
    [
        Type, "System.Collections.Generic.IList`1", "System.Collections.Generic.IReadOnlyList`1",
        "System.Collections.ObjectModel.ReadOnlyCollection`1", "System.Collections.ObjectModel.Collection`1",
    ];

    private static readonly string[] Collections =
    [
        Type, "System.Collections.Generic.ICollection`1", "System.Collections.Generic.IReadOnlyCollection`1",
        "System.Collections.ObjectModel.ReadOnlyCollection`1",
        "System.Collections.ObjectModel.Collection`1", "System.Collections.Generic.Queue`1", "System.Collections.Generic.Stack`1",
        "System.Collections.Generic.HashSet`1",
        "System.Collections.Generic.SortedSet`1", "System.Collections.Generic.Dictionary`2", "System.Collections.Generic.LinkedList`1",
    ];

    internal static void AddTo(NativeTable table)
    {
        table.Add([Type, "System.Collections.ObjectModel.Collection`1", "System.Collections.ObjectModel.ReadOnlyCollection`1"], ".ctor", static (site, _, a) =>
            Value.Of(new ListValue(site.Method.ContainingType, Given(site, a))));
        table.Add(Collections, "get_Count", static (site, self, _) => Value.Of(Count(site, self)));
        table.Add(Lists, "get_Item", static (site, self, a) => Get(site, self, a[0].Int));
        table.Add(Lists, "set_Item", static (site, self, a) =>
        {
            Set(site, self, a[0].Int, a[1]);
            return default;
        });
        table.Add([Type, "System.Collections.Generic.ICollection`1", "System.Collections.ObjectModel.Collection`1"], "Add",
            static (_, self, a) => Change(self, list => list.Add(Instance.Copy(a[0]))));
        table.Add([Type, "System.Collections.Generic.ICollection`1", "System.Collections.Generic.Queue`1", "System.Collections.Generic.Stack`1"],
            "Clear", static (_, self, _) => Change(self, static list => list.Clear()));
        table.Add([Type, "System.Collections.Generic.ICollection`1", "System.Collections.Generic.Queue`1", "System.Collections.Generic.Stack`1"],
            "Contains", static (site, self, a) => Value.Of(site.Host.Items(self).Any(item => site.Host.AreEqual(item, a[0], site.TypeOf(0)))));
        table.Add([Type, "System.Collections.Generic.ICollection`1"], "CopyTo/2", static (site, self, a) =>
        {
            var place = a[1].Int;
            foreach (var item in site.Host.Items(self))
                site.Trace.Store((ArrayValue)a[0].Object!, place++, item);
            return default;
        });
        AddChanges(table);
        AddSearches(table);
        table.Add([Type, "System.Array", "System.Collections.IEnumerable", "System.Collections.Generic.IEnumerable`1"], "GetEnumerator",
            static (site, self, _) => Value.Of(new EnumeratorValue(site.Host.Items(self).GetEnumerator())));
        table.Add(["System.Collections.IEnumerator", Type + "+Enumerator"], "MoveNext",
            static (_, self, _) => Value.Of(((EnumeratorValue)self.Object!).MoveNext()));
        table.Add(["System.Collections.Generic.IEnumerator`1", Type + "+Enumerator"], "get_Current",
            static (_, self, _) => ((EnumeratorValue)self.Object!).Current);
        table.Add("System.Runtime.InteropServices.CollectionsMarshal", "AsSpan",
            static (_, _, _) => throw RunEndedException.Unknown("System.Runtime.InteropServices.CollectionsMarshal.AsSpan"));
        foreach (var type in new[] { Type, "System.Collections.Generic.IList`1", "System.Collections.Generic.ICollection`1" })
        {
            table.AddCollection(type, static (host, items) => ListOf(host, Type, items));
        }

        foreach (var type in new[] { "System.Collections.Generic.IEnumerable`1", "System.Collections.Generic.IReadOnlyList`1",
            "System.Collections.Generic.IReadOnlyCollection`1" })
            table.AddCollection(type, static (_, items) => Value.Of(items));
    }

    /// <summary>What a constructor is given: a collection, or a capacity or nothing.</summary>
    internal static IEnumerable<Value> Given(Site site, Value[] a) => a.Length == 0 || Kinds.Of(site.TypeOf(0)) == Kind.Int32 ? [] : site.Host.Items(a[0]);

    /// <summary>The list that a collection expression makes.</summary>
    internal static Value ListOf(IHost host, string type, ArrayValue items) => Value.Of(new ListValue(
        host.Compilation.GetTypeByMetadataName(type)!.Construct(items.Element), Enumerable.Range(0, items.Length).Select(items.Get)));

    /// <summary>The number of items of a collection.</summary>
    internal static int Count(Site site, Value held) => held.Object switch
    {
        IItems items => items.Count,
        ArrayValue array => array.Length,
        Window window => window.Length,
        null => throw site.Host.Thrown<NullReferenceException>(),
        _ => site.Host.Items(held).Count(),
    };

    internal static Value Get(Site site, Value held, int index)
    {
        if ((uint)index >= (uint)Count(site, held))
            throw held.Object is ArrayValue ? site.Host.Thrown<IndexOutOfRangeException>() : site.Host.Thrown<ArgumentOutOfRangeException>();
        return held.Object switch
        {
            IWritable list => list.Get(index),
            ArrayValue array => array.Get(index),
            Window window => window[index],
            _ => site.Host.Items(held).ElementAt(index),
        };
    }

    private static void Set(Site site, Value held, int index, Value value)
    {
        if ((uint)index >= (uint)Count(site, held))
            throw site.Host.Thrown<ArgumentOutOfRangeException>();
        if (held.Object is ArrayValue array)
            site.Trace.Store(array, index, value);
        else
            ((IWritable)held.Object!).Set(index, Kinds.Of(site.OfType(0)) == Kind.Real ? site.Trace.Pass(value) : value);
    }

    private static ListValue Of(Value self) =>
        self.Object as ListValue ?? throw RunEndedException.Unknown("a change of a list that is a " + self.Object?.GetType().Name);

    private static Value Change(Value self, Action<List<Value>> change)
    {
        if (self.Object is TableValue table)
            table.Held.Clear();
        else
            change(Of(self).Held);
        return default;
    }

    private static void AddChanges(NativeTable table)
    {
        table.Add(Type, "AddRange", static (site, self, a) => Change(self, list => list.AddRange([.. site.Host.Items(a[0])])));
        table.Add([Type, "System.Collections.Generic.IList`1"], "Insert", static (_, self, a) => Change(self, list => list.Insert(a[0].Int, a[1])));
        table.Add([Type, "System.Collections.Generic.IList`1"], "RemoveAt", static (site, self, a) => (uint)a[0].Int < (uint)Of(self).Count
            ? Change(self, list => list.RemoveAt(a[0].Int)) : throw site.Host.Thrown<ArgumentOutOfRangeException>());
        table.Add(Type, "RemoveRange", static (_, self, a) => Change(self, list => list.RemoveRange(a[0].Int, a[1].Int)));
        table.Add([Type, "System.Collections.Generic.ICollection`1"], "Remove", static (site, self, a) =>
        {
            var place = Of(self).Held.FindIndex(item => site.Host.AreEqual(item, a[0], site.TypeOf(0)));
            if (place >= 0)
                Of(self).Held.RemoveAt(place);
            return Value.Of(place >= 0);
        });
        table.Add(Type, "RemoveAll", static (_, self, a) => Value.Of(Of(self).Held.RemoveAll(item => a[0].Call(item).Flag)));
        table.Add(Type, "Reverse/0", static (_, self, _) => Change(self, static list => list.Reverse()));
        table.Add(Type, "Sort/0", static (site, self, _) => Sort(self, (x, y) => site.Host.Compare(x, y, site.OfType(0))));
        table.Add(Type, "Sort/1", static (_, self, a) =>
            a[0].Object is FunctionValue order
                ? Sort(self, (x, y) => order.Call(x, y).Int)
                : throw RunEndedException.Unknown("System.Collections.Generic.List.Sort with a comparer"));
        table.Add(Type, "ForEach", static (_, self, a) =>
        {
            foreach (var item in Of(self).Held)
                a[0].Call(item);
            return default;
        });
        table.Add(Type, "EnsureCapacity", static (_, _, a) => a[0]);
        table.Add(Type, "TrimExcess", static (_, _, _) => default);
        table.Add(Type, "get_Capacity", static (_, self, _) => Value.Of(Of(self).Held.Capacity));
        table.Add(Type, "set_Capacity", static (_, _, _) => default);
        table.Add(Type, "AsReadOnly", static (_, self, _) => self);
        table.Add([Type, "System.Collections.Generic.Queue`1", "System.Collections.Generic.Stack`1"], "ToArray",
            static (site, self, _) => Value.Of(Windows.ArrayOf(site, site.OfType(0), Of(self).Held)));
        table.Add(Type, "GetRange", static (site, self, a) => Value.Of(new ListValue(site.Method.ContainingType, Of(self).Held.GetRange(a[0].Int, a[1].Int))));
        table.Add(Type, "ConvertAll",
            static (site, self, a) => Value.Of(new ListValue(site.Method.ReturnType, Of(self).Held.Select(item => a[0].Call(item)))));
    }

    private static void AddSearches(NativeTable table)
    {
        table.Add([Type, "System.Collections.Generic.IList`1"], "IndexOf/1",
            static (site, self, a) => Value.Of(site.Host.Items(self).ToList().FindIndex(item => site.Host.AreEqual(item, a[0], site.TypeOf(0)))));
        table.Add(Type, "FindIndex/1", static (_, self, a) => Value.Of(Of(self).Held.FindIndex(item => a[0].Call(item).Flag)));
        table.Add(Type, "Exists", static (_, self, a) => Value.Of(Of(self).Held.Exists(item => a[0].Call(item).Flag)));
        table.Add(Type, "TrueForAll", static (_, self, a) => Value.Of(Of(self).Held.TrueForAll(item => a[0].Call(item).Flag)));
        table.Add(Type, "Find", static (site, self, a) =>
            Of(self).Held.Where(item => a[0].Call(item).Flag).DefaultIfEmpty(site.Host.Layouts.Default(site.OfType(0))).First());
        table.Add(Type, "FindAll", static (site, self, a) =>
            Value.Of(new ListValue(site.Method.ContainingType, Of(self).Held.Where(item => a[0].Call(item).Flag))));
    }

    private static Value Sort(Value self, Comparison<Value> compare) => Change(self, list =>
    {
        var sorted = list.OrderBy(static item => item, Comparer<Value>.Create(compare)).ToArray();
        list.Clear();
        list.AddRange(sorted);
    });
}
