using GradGen.Generator.Interpretation.Values;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Interpretation.Framework;

/// <summary>The operators of LINQ that give sequences; lazily, as .NET does.</summary>
internal static class LinqFamily
{
    internal const string Type = "System.Linq.Enumerable";

    internal static void AddTo(NativeTable table)
    {
        AddSources(table);
        Lazy(table, "Select", static (site, a) =>
            Takes(site, 1) == 2
                ? Items(site, a[0]).Select((item, place) => a[1].Call(item, Value.Of(place)))
                : Items(site, a[0]).Select(item => a[1].Call(item)));
        Lazy(table, "Where", static (site, a) =>
            Takes(site, 1) == 2
                ? Items(site, a[0]).Where((item, place) => a[1].Call(item, Value.Of(place)).Flag)
                : Items(site, a[0]).Where(item => a[1].Call(item).Flag));
        Lazy(table, "SelectMany/2", static (site, a) =>
            Takes(site, 1) == 2
                ? Items(site, a[0]).SelectMany((item, place) => Items(site, a[1].Call(item, Value.Of(place))))
                : Items(site, a[0]).SelectMany(item => Items(site, a[1].Call(item))));
        Lazy(table, "SelectMany/3", static (site, a) =>
            Items(site, a[0]).SelectMany(item => Items(site, a[1].Call(item)), (item, inner) => a[2].Call(item, inner)));
        Lazy(table, "Zip/2", static (site, a) => Items(site, a[0]).Zip(Items(site, a[1]), (x, y) => Tuple(site, x, y)));
        Lazy(table, "Zip/3", static (site, a) => a[2].Object is FunctionValue
            ? Items(site, a[0]).Zip(Items(site, a[1]), (x, y) => a[2].Call(x, y))
            : Items(site, a[0]).Zip(Items(site, a[1]), static (x, y) => (x, y)).Zip(Items(site, a[2]), (pair, z) => Tuple(site, pair.x, pair.y, z)));
        Lazy(table, "Concat", static (site, a) => Items(site, a[0]).Concat(Items(site, a[1])));
        Lazy(table, "Append", static (site, a) => Items(site, a[0]).Concat([a[1]]));
        Lazy(table, "Prepend", static (site, a) => new[] { a[1] }.Concat(Items(site, a[0])));
        Lazy(table, "Skip", static (site, a) => Items(site, a[0]).Skip(a[1].Int));
        Lazy(table, "Take", static (site, a) => a[1].Object is RangeValue range && Items(site, a[0]).ToArray() is var all
            ? all.Skip(range.From.In(all.Length)).Take(range.To.In(all.Length) - range.From.In(all.Length)) : Items(site, a[0]).Take(a[1].Int));
        Lazy(table, "SkipLast", static (site, a) => Items(site, a[0]).ToArray() is var all ? all.Take(all.Length - a[1].Int) : all);
        Lazy(table, "TakeLast", static (site, a) => Items(site, a[0]).ToArray() is var all ? all.Skip(all.Length - a[1].Int) : all);
        Lazy(table, "SkipWhile", static (site, a) => Items(site, a[0]).SkipWhile(item => a[1].Call(item).Flag));
        Lazy(table, "TakeWhile", static (site, a) => Items(site, a[0]).TakeWhile(item => a[1].Call(item).Flag));
        Lazy(table, "Reverse", static (site, a) => Items(site, a[0]).Reverse());
        Lazy(table, "Cast", static (site, a) => Items(site, a[0]).Select(item => Conversion.Unboxed(item, site.TypeArgument(0))));
        Lazy(table, "OfType", static (site, a) =>
            Items(site, a[0]).Where(item =>
                site.Host.TypeOf(item) is { } type
                    && site.Host.Compilation.ClassifyCommonConversion(type, site.TypeArgument(0)) is { IsImplicit: true })
                .Select(item => Conversion.Unboxed(item, site.TypeArgument(0))));
        Lazy(table, "Distinct/1", static (site, a) => Items(site, a[0]).Distinct(Comparer(site, 0)));
        Lazy(table, "Union/2", static (site, a) => Items(site, a[0]).Union(Items(site, a[1]), Comparer(site, 0)));
        Lazy(table, "Intersect/2", static (site, a) => Items(site, a[0]).Intersect(Items(site, a[1]), Comparer(site, 0)));
        Lazy(table, "Except/2", static (site, a) => Items(site, a[0]).Except(Items(site, a[1]), Comparer(site, 0)));
        Lazy(table, "DefaultIfEmpty/1", static (site, a) => Items(site, a[0]).DefaultIfEmpty(site.Host.Layouts.Default(site.TypeArgument(0))));
        Lazy(table, "DefaultIfEmpty/2", static (site, a) => Items(site, a[0]).DefaultIfEmpty(a[1]));
        Lazy(table, "Chunk", static (site, a) => Items(site, a[0]).Select(static (item, place) => (item, place))
            .GroupBy(pair => pair.place / a[1].Int)
            .Select(group => Value.Of(Windows.ArrayOf(site, site.TypeArgument(0), [.. group.Select(static pair => pair.item)]))));
        Lazy(table, "Index", static (site, a) => Items(site, a[0]).Select((item, place) => Tuple(site, Value.Of(place), item)));
        Lazy(table, "AsEnumerable", static (site, a) => Items(site, a[0]));
        AddOrders(table);
        Lazy(table, "GroupBy/2", static (site, a) =>
            Items(site, a[0]).GroupBy(item => a[1].Call(item), Comparer(site, 1)).Select(static group => Value.Of(new GroupValue(group.Key, [.. group]))));
        table.Add("System.Linq.IGrouping`2", "get_Key", static (_, self, _) => ((GroupValue)self.Object!).Key);
    }

    internal static IEnumerable<Value> Items(Site site, Value sequence) =>
        sequence.Object is null ? throw site.Host.Thrown<ArgumentNullException>() : site.Host.Items(sequence);

    /// <summary>Keys as their type compares them.</summary>
    internal static IEqualityComparer<Value> Comparer(Site site, int typeArgument) => new Equality(site.Host, site.TypeArgument(typeArgument));

    private static void Lazy(NativeTable table, string name, Func<Site, Value[], IEnumerable<Value>> items) =>
        table.Add(Type, name, (site, _, a) =>
            a[0].Object is null ? throw site.Host.Thrown<ArgumentNullException>() : Value.Of(new SequenceValue(items(site, a))));

    /// <summary>How many arguments the delegate in a parameter takes.</summary>
    private static int Takes(Site site, int parameter) => ((INamedTypeSymbol)site.TypeOf(parameter)).DelegateInvokeMethod!.Parameters.Length;

    // A tuple of the type that the sequence has.
    private static Value Tuple(Site site, params Value[] parts)
    {
        var tuple = new Instance(site.Host.Layouts.Of((INamedTypeSymbol)((INamedTypeSymbol)site.Method.ReturnType).TypeArguments[0]));
        parts.CopyTo(tuple.Fields, 0);
        return Value.Of(tuple);
    }

    private static void AddSources(NativeTable table)
    {
        table.Add(Type, "Range", static (site, _, a) =>
            a[1].Int < 0
                ? throw site.Host.Thrown<ArgumentOutOfRangeException>()
                : Value.Of(new SequenceValue(Enumerable.Range(a[0].Int, a[1].Int).Select(static number => Value.Of(number)))));
        table.Add(Type, "Repeat", static (site, _, a) =>
            a[1].Int < 0 ? throw site.Host.Thrown<ArgumentOutOfRangeException>() : Value.Of(new SequenceValue(Enumerable.Repeat(a[0], a[1].Int))));
        table.Add(Type, "Empty", static (_, _, _) => Value.Of(new SequenceValue([])));
    }

    private static void AddOrders(NativeTable table)
    {
        Order("OrderBy/2", isDescending: false);
        Order("OrderByDescending/2", isDescending: true);
        Then("ThenBy/2", isDescending: false);
        Then("ThenByDescending/2", isDescending: true);
        table.Add(Type, "Order/1", static (site, _, a) => Value.Of(new OrderedValue(Items(site, a[0]), [(static item => item, Comparison(site, 0, false))])));
        table.Add(Type, "OrderDescending/1",
            static (site, _, a) => Value.Of(new OrderedValue(Items(site, a[0]), [(static item => item, Comparison(site, 0, true))])));

        void Order(string name, bool isDescending) =>
            table.Add(Type, name, (site, _, a) =>
                Value.Of(new OrderedValue(Items(site, a[0]), [(item => a[1].Call(item), Comparison(site, 1, isDescending))])));

        void Then(string name, bool isDescending) =>
            table.Add(Type, name, (site, _, a) => Value.Of(((OrderedValue)a[0].Object!).Then(item => a[1].Call(item), Comparison(site, 1, isDescending))));
    }

    private static Comparison<Value> Comparison(Site site, int typeArgument, bool isDescending) =>
        isDescending ? (x, y) => site.Host.Compare(y, x, site.TypeArgument(typeArgument)) : (x, y) => site.Host.Compare(x, y, site.TypeArgument(typeArgument));

    private sealed class Equality(IHost host, ITypeSymbol type) : IEqualityComparer<Value>
    {
        public bool Equals(Value x, Value y) => host.AreEqual(x, y, type);

        public int GetHashCode(Value value) => host.HashOf(value, type);
    }
}
